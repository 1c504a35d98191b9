package io.kognita.hostedui.federation;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.ErrorCodeValidator;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.jwx.HeaderParameterNames;
import org.jose4j.jwx.JsonWebStructure;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.jose4j.lang.JoseException;

/** Verifies ID tokens of providers (OpenID Connect Core section 3.1.3.7). */
@Singleton
class IdTokens {

    /** Signatures that the provider alone can make; none, and none made with a secret that is shared. */
    private static final String[] ALGORITHMS = {
        AlgorithmIdentifiers.RSA_USING_SHA256,
        AlgorithmIdentifiers.RSA_USING_SHA384,
        AlgorithmIdentifiers.RSA_USING_SHA512,
        AlgorithmIdentifiers.RSA_PSS_USING_SHA256,
        AlgorithmIdentifiers.RSA_PSS_USING_SHA384,
        AlgorithmIdentifiers.RSA_PSS_USING_SHA512,
        AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256,
        AlgorithmIdentifiers.ECDSA_USING_P384_CURVE_AND_SHA384,
        AlgorithmIdentifiers.ECDSA_USING_P521_CURVE_AND_SHA512
    };

    private static final int SKEW_SECONDS = 60;
    private static final int LONGEST = 65_536;

    private final ProviderKeys keys;
    private final Clock clock;

    IdTokens(ProviderKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * The claims of a token that a provider made for a client and for the request with a nonce.
     *
     * @return fails with {@link InvalidProof} for any other
     */
    Uni<Map<String, Object>> verified(OidcEndpoints provider, String clientId, String nonce, String token) {
        if (token.length() > LONGEST) {
            throw new InvalidProof("the ID token is too long");
        }
        return keys.at(provider.keys(), keyId(token)).map(set -> claims(provider, clientId, nonce, token, set));
    }

    private static String keyId(String token) {
        try {
            if (JsonWebStructure.fromCompactSerialization(token) instanceof JsonWebSignature signed) {
                return signed.getHeader(HeaderParameterNames.KEY_ID);
            }
        } catch (JoseException e) {
            throw new InvalidProof("the ID token is malformed");
        }
        throw new InvalidProof("the ID token is not signed");
    }

    private Map<String, Object> claims(
            OidcEndpoints provider, String clientId, String nonce, String token, List<JsonWebKey> set) {
        try {
            JwtClaims claims = new JwtConsumerBuilder()
                    .setJwsAlgorithmConstraints(ConstraintType.PERMIT, ALGORITHMS)
                    .setVerificationKeyResolver(new JwksVerificationKeyResolver(set))
                    .setExpectedIssuer(provider.issuer())
                    .setExpectedAudience(clientId)
                    .setRequireExpirationTime()
                    .setRequireIssuedAt()
                    .setRequireSubject()
                    .setAllowedClockSkewInSeconds(SKEW_SECONDS)
                    .setEvaluationTime(NumericDate.fromSeconds(clock.instant().getEpochSecond()))
                    .build()
                    .processToClaims(token);
            checkParty(claims, clientId);
            checkNonce(claims, nonce);
            return claims.getClaimsMap();
        } catch (InvalidJwtException e) {
            throw new InvalidProof("the ID token is refused, jose4j codes "
                    + e.getErrorDetails().stream()
                            .map(ErrorCodeValidator.Error::getErrorCode)
                            .toList());
        } catch (MalformedClaimException e) {
            throw new InvalidProof("the ID token has a malformed claim");
        }
    }

    /** Steps 4 and 5: a token for several parties must have been issued to this one. */
    private static void checkParty(JwtClaims claims, String clientId) throws MalformedClaimException {
        String party = claims.getStringClaimValue("azp");
        boolean ours = party == null ? claims.getAudience().size() == 1 : party.equals(clientId);
        if (!ours) {
            throw new InvalidProof("the ID token was issued to another party");
        }
    }

    /** Step 11: the token must have been made for this very request. */
    private static void checkNonce(JwtClaims claims, String nonce) throws MalformedClaimException {
        String told = claims.getStringClaimValue("nonce");
        boolean ours = told != null
                && MessageDigest.isEqual(told.getBytes(StandardCharsets.UTF_8), nonce.getBytes(StandardCharsets.UTF_8));
        if (!ours) {
            throw new InvalidProof("the ID token has another nonce");
        }
    }
}
