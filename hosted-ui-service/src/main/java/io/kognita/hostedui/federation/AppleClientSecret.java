package io.kognita.hostedui.federation;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.inject.Singleton;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;

/** The secret by which Apple knows a client: a token that the team's private key signs. */
@Singleton
class AppleClientSecret {

    private static final Duration LIFE = Duration.ofMinutes(5);

    private final Vertx vertx;
    private final Clock clock;

    AppleClientSecret(Vertx vertx, Clock clock) {
        this.vertx = vertx;
        this.clock = clock;
    }

    Uni<String> of(Map<String, String> details) {
        return vertx.executeBlocking(() -> signed(details), false);
    }

    private String signed(Map<String, String> details) {
        Instant now = clock.instant();
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(details.get("team_id"));
        claims.setSubject(details.get("client_id"));
        claims.setAudience(details.get(OidcEndpoints.ISSUER));
        claims.setIssuedAt(NumericDate.fromSeconds(now.getEpochSecond()));
        claims.setExpirationTime(NumericDate.fromSeconds(now.plus(LIFE).getEpochSecond()));
        JsonWebSignature token = new JsonWebSignature();
        token.setAlgorithmHeaderValue(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
        token.setKeyIdHeaderValue(details.get("key_id"));
        token.setPayload(claims.toJson());
        try {
            token.setKey(key(details.get("private_key")));
            return token.getCompactSerialization();
        } catch (JoseException | GeneralSecurityException | IllegalArgumentException e) {
            throw new InvalidProof("the private key for Apple does not sign");
        }
    }

    /** As Apple hands it out, with its armour, or as AWS takes it, without. */
    private static PrivateKey key(String text) throws GeneralSecurityException {
        String base64 = text.replaceAll("-----(BEGIN|END) PRIVATE KEY-----", "").replaceAll("\\s", "");
        return KeyFactory.getInstance("EC")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
    }
}
