package io.kognita.identitypool;

import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.time.Instant;
import java.util.UUID;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.lang.JoseException;

/** A user pool as an identity pool sees it: an issuer, an app client, and a key that signs its tokens. */
public record TestUserPool(String id, String clientId, RsaJsonWebKey key) {

    public static TestUserPool named(String id) {
        return new TestUserPool(id, "client" + id.substring(id.indexOf('_') + 1), newKey());
    }

    public static RsaJsonWebKey newKey() {
        try {
            RsaJsonWebKey key = RsaJwkGenerator.generateJwk(2048);
            key.setKeyId(UUID.randomUUID().toString());
            return key;
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    public String provider() {
        return "cognito-idp.us-east-1.amazonaws.com/" + id;
    }

    public String issuer() {
        return "http://localhost:4500/" + id;
    }

    /** What an ID token of a user says. */
    public JwtClaimsBuilder claims(String sub) {
        Instant now = Instant.now();
        return Jwt.issuer(issuer())
                .subject(sub)
                .audience(clientId)
                .claim("token_use", "id")
                .issuedAt(now)
                .expiresAt(now.plusSeconds(3600));
    }

    public String sign(JwtClaimsBuilder claims) {
        return claims.jws()
                .algorithm(SignatureAlgorithm.RS256)
                .keyId(key.getKeyId())
                .sign(key.getPrivateKey());
    }

    public String idToken(String sub) {
        return sign(claims(sub));
    }
}
