package io.kognita.userpool.passkey;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kognita.userpool.pool.Pool;
import io.kognita.userpool.user.User;
import java.time.Duration;
import java.util.Base64;
import java.util.List;

/** Options with which a browser has an authenticator make a passkey ({@code PublicKeyCredentialCreationOptionsJSON}). */
final class CreationOptions {

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private CreationOptions() {}

    /**
     * The options for a user.
     *
     * @param present passkeys of the user, whose authenticators shall make no second one
     */
    static ObjectNode of(
            RelyingParty relyingParty, Pool pool, User user, byte[] challenge, Duration time, List<Passkey> present) {
        ObjectNode options = JsonNodeFactory.instance.objectNode();
        options.putObject("rp").put("id", relyingParty.id()).put("name", relyingParty.name());
        String name = name(pool, user);
        options.putObject("user")
                .put("id", BASE64.encodeToString(Handle.of(user.sub())))
                .put("name", name)
                .put("displayName", name);
        options.put("challenge", BASE64.encodeToString(challenge));
        Ceremonies.KEYS.forEach(key -> options.withArray("pubKeyCredParams")
                .addObject()
                .put("type", key.getType().getValue())
                .put("alg", key.getAlg().getValue()));
        options.put("timeout", time.toMillis()).put("attestation", "none");
        options.set("excludeCredentials", Descriptors.of(present));
        options.putObject("authenticatorSelection")
                .put("residentKey", "required")
                .put("requireResidentKey", true)
                .put("userVerification", Descriptors.userVerification(relyingParty));
        return options;
    }

    /** What users type to sign in: where an address takes the place of usernames, those are ids that nobody knows. */
    private static String name(Pool pool, User user) {
        return pool.usernameAttributes().stream()
                .sorted()
                .flatMap(attribute -> user.attribute(attribute).stream())
                .findFirst()
                .orElseGet(user::username);
    }
}
