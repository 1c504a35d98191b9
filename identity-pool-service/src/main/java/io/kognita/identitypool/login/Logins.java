package io.kognita.identitypool.login;

import io.kognita.identitypool.pool.Pool;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.security.PublicKey;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.jwx.HeaderParameterNames;
import org.jose4j.jwx.JsonWebStructure;
import org.jose4j.lang.JoseException;

/** Verifies the tokens of a request's {@code Logins} (OpenID Connect Core section 3.1.3.7). */
@Singleton
public class Logins {

    private final UserPoolProvider userPools;
    private final PoolKeySets keySets;
    private final Clock clock;

    Logins(UserPoolProvider userPools, PoolKeySets keySets, Clock clock) {
        this.userPools = userPools;
        this.keySets = keySets;
        this.clock = clock;
    }

    /**
     * Proves every login, or fails: one bad token spoils the request.
     *
     * @param logins tokens by provider name, as AWS's {@code Logins}
     * @throws software.amazon.awssdk.services.cognitoidentity.model.NotAuthorizedException when one is not accepted
     */
    public Uni<List<ProvedLogin>> prove(Pool pool, Map<String, String> logins) {
        if (logins.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return Uni.join()
                .all(logins.entrySet().stream()
                        .map(login -> prove(pool, login.getKey(), login.getValue()))
                        .toList())
                .andFailFast();
    }

    private Uni<ProvedLogin> prove(Pool pool, String provider, String token) {
        String userPool = userPools.poolId(provider).orElseThrow(InvalidLogin::unsupportedProvider);
        List<String> clients = userPools.clients(pool.settings(), userPool);
        if (clients.isEmpty()) {
            throw InvalidLogin.unsupportedProvider();
        }
        return keySets.key(userPool, keyId(token)).map(key -> proved(userPool, token, key, clients));
    }

    /** The token's {@code kid} says which of the pool's own keys to try, and no other header member is looked at. */
    private static String keyId(String token) {
        try {
            if (JsonWebStructure.fromCompactSerialization(token) instanceof JsonWebSignature signed
                    && signed.getHeaders().getObjectHeaderValue(HeaderParameterNames.KEY_ID) instanceof String keyId) {
                return keyId;
            }
            throw InvalidLogin.malformed();
        } catch (JoseException e) {
            throw InvalidLogin.malformed();
        }
    }

    private ProvedLogin proved(String userPool, String token, Optional<PublicKey> key, List<String> clients) {
        try {
            JwtClaims claims = new JwtConsumerBuilder()
                    .setJwsAlgorithmConstraints(ConstraintType.PERMIT, AlgorithmIdentifiers.RSA_USING_SHA256)
                    .setVerificationKey(key.orElseThrow(InvalidLogin::signature))
                    .setExpectedIssuer(userPools.issuer(userPool))
                    .setExpectedAudience(clients.toArray(String[]::new))
                    .setRequireExpirationTime()
                    .setRequireIssuedAt()
                    .setRequireSubject()
                    .setEvaluationTime(NumericDate.fromSeconds(clock.instant().getEpochSecond()))
                    .build()
                    .processToClaims(token);
            if (!"id".equals(claims.getClaimValue("token_use"))) {
                throw InvalidLogin.notAnIdToken();
            }
            return new ProvedLogin(
                    userPools.name(userPool),
                    claims.getSubject(),
                    claims.getAudience().stream()
                            .filter(clients::contains)
                            .findFirst()
                            .orElseThrow(),
                    claims.getClaimsMap());
        } catch (InvalidJwtException e) {
            throw InvalidLogin.of(e);
        } catch (MalformedClaimException e) {
            throw InvalidLogin.malformed();
        }
    }
}
