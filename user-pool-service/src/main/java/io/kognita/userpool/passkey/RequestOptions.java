package io.kognita.userpool.passkey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Base64;

/** Options with which a browser has an authenticator prove a passkey ({@code PublicKeyCredentialRequestOptionsJSON}). */
final class RequestOptions {

    private RequestOptions() {}

    static ObjectNode of(RelyingParty relyingParty, byte[] challenge, Duration time, JsonNode allowed) {
        ObjectNode options = JsonNodeFactory.instance
                .objectNode()
                .put("challenge", Base64.getUrlEncoder().withoutPadding().encodeToString(challenge))
                .put("timeout", time.toMillis())
                .put("rpId", relyingParty.id())
                .put("userVerification", Descriptors.userVerification(relyingParty));
        options.set("allowCredentials", allowed);
        return options;
    }
}
