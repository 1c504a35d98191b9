package io.kognita.userpool.key;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.security.interfaces.RSAPublicKey;
import java.util.List;
import java.util.Map;
import org.jose4j.jwk.RsaJsonWebKey;

/** A JSON Web Key Set (RFC 7517, section 5) as Cognito writes it. */
@RegisterForReflection
public record JsonWebKeys(List<JsonWebKey> keys) {

    /** A public RSA key (RFC 7518, section 6.3.1). */
    @RegisterForReflection
    public record JsonWebKey(String alg, String e, String kid, String kty, String n, String use) {}

    static JsonWebKeys of(List<SigningKey> keys) {
        return new JsonWebKeys(keys.stream().map(JsonWebKeys::of).toList());
    }

    private static JsonWebKey of(SigningKey key) {
        Map<String, Object> parameters = new RsaJsonWebKey((RSAPublicKey) key.publicKey())
                .toParams(org.jose4j.jwk.JsonWebKey.OutputControlLevel.PUBLIC_ONLY);
        return new JsonWebKey(
                "RS256", (String) parameters.get("e"), key.id(), "RSA", (String) parameters.get("n"), "sig");
    }
}
