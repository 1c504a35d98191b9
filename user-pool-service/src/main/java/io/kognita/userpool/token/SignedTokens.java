package io.kognita.userpool.token;

import io.kognita.userpool.key.SigningKeys;
import io.kognita.userpool.token.VerifiedTokens.Verified;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.security.PublicKey;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.jwx.HeaderParameterNames;
import org.jose4j.lang.JoseException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;

/**
 * Verifies what an access token says by its signature (RFC 7515, RFC 7519): RS256 and nothing else, by a key of the very pool
 * that the issuer names.
 */
@Singleton
class SignedTokens {

    /** Far more than claims can fill, and little to parse for nothing. */
    private static final int MAX_LENGTH = 64 * 1024;

    private final Issuers issuers;
    private final SigningKeys keys;
    private final Clock clock;
    private final VerifiedTokens verifiedTokens = new VerifiedTokens();

    SignedTokens(Issuers issuers, SigningKeys keys, Clock clock) {
        this.issuers = issuers;
        this.keys = keys;
        this.clock = clock;
    }

    /** Verifies signature, issuer, use and expiry; whether it was revoked is for the caller to ask. */
    Uni<AccessClaims> verify(String token) {
        if (token == null || token.length() > MAX_LENGTH) {
            throw TokenRefusals.invalidAccessToken();
        }
        String digest = VerifiedTokens.digest(token);
        Optional<Verified> known = verifiedTokens.of(digest);
        Unverified unverified =
                known.map(Unverified::of).or(() -> unverified(token)).orElseThrow(TokenRefusals::invalidAccessToken);
        return keys.verificationKey(unverified.poolId, unverified.keyId)
                .onFailure(ResourceNotFoundException.class)
                .transform(noSuchPool -> TokenRefusals.invalidAccessToken())
                .map(found -> found.orElseThrow(TokenRefusals::invalidAccessToken))
                .map(key -> known.filter(verified -> verified.stillBy(key, clock.instant()))
                        .orElseGet(() -> verifyAndKeep(token, digest, unverified, key))
                        .claims());
    }

    private Verified verifyAndKeep(String token, String digest, Unverified unverified, PublicKey key) {
        Verified verified = verified(token, unverified, key);
        verifiedTokens.keep(digest, verified);
        return verified;
    }

    /** What a token claims of itself; good for nothing but to find the key. */
    private record Unverified(String poolId, String keyId) {

        static Unverified of(Verified verified) {
            return new Unverified(verified.claims().poolId(), verified.keyId());
        }
    }

    private Optional<Unverified> unverified(String token) {
        try {
            JsonWebSignature jws = new JsonWebSignature();
            jws.setCompactSerialization(token);
            String issuer = JwtClaims.parse(jws.getUnverifiedPayload()).getIssuer();
            return issuer != null
                            && jws.getHeaders().getObjectHeaderValue(HeaderParameterNames.KEY_ID)
                                    instanceof String keyId
                    ? issuers.poolOf(issuer).map(poolId -> new Unverified(poolId, keyId))
                    : Optional.empty();
        } catch (JoseException | InvalidJwtException | MalformedClaimException e) {
            return Optional.empty();
        }
    }

    private Verified verified(String token, Unverified unverified, PublicKey key) {
        try {
            JwtClaims claims = consumer(unverified, key).processToClaims(token);
            return new Verified(
                    accessClaims(unverified.poolId, claims),
                    unverified.keyId,
                    key,
                    Instant.ofEpochSecond(claims.getExpirationTime().getValue()));
        } catch (InvalidJwtException e) {
            throw e.hasExpired()
                    ? TokenRefusals.refused("Access Token has expired")
                    : TokenRefusals.invalidAccessToken();
        } catch (MalformedClaimException | IllegalArgumentException e) {
            throw TokenRefusals.invalidAccessToken();
        }
    }

    private JwtConsumer consumer(Unverified unverified, PublicKey key) {
        return new JwtConsumerBuilder()
                .setJwsAlgorithmConstraints(ConstraintType.PERMIT, AlgorithmIdentifiers.RSA_USING_SHA256)
                .setVerificationKey(key)
                .setExpectedIssuer(issuers.of(unverified.poolId))
                .setSkipDefaultAudienceValidation()
                .setRequireSubject()
                .setRequireExpirationTime()
                .setRequireIssuedAt()
                .setEvaluationTime(NumericDate.fromMilliseconds(clock.millis()))
                .build();
    }

    private static AccessClaims accessClaims(String poolId, JwtClaims claims) throws MalformedClaimException {
        if (!"access".equals(claims.getStringClaimValue("token_use"))) {
            throw TokenRefusals.invalidAccessToken();
        }
        return new AccessClaims(
                poolId,
                UUID.fromString(claims.getSubject()),
                claims.getStringClaimValue("client_id"),
                id(claims, "origin_jti"),
                id(claims, "event_id"),
                Set.of(claims.getStringClaimValue(Claims.SCOPE).split(" ")));
    }

    private static UUID id(JwtClaims claims, String name) throws MalformedClaimException {
        String id = claims.getStringClaimValue(name);
        return id == null ? null : UUID.fromString(id);
    }
}
