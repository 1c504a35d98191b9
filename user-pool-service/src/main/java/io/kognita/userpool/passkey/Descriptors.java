package io.kognita.userpool.passkey;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Passkeys as options of browsers name them ({@code PublicKeyCredentialDescriptorJSON}). */
final class Descriptors {

    private Descriptors() {}

    static ArrayNode of(List<Passkey> passkeys) {
        ArrayNode descriptors = JsonNodeFactory.instance.arrayNode();
        passkeys.forEach(passkey -> descriptors.add(of(passkey.id(), passkey.transports())));
        return descriptors;
    }

    static ObjectNode of(String id, List<String> transports) {
        ObjectNode descriptor =
                JsonNodeFactory.instance.objectNode().put("type", "public-key").put("id", id);
        transports.forEach(descriptor.putArray("transports")::add);
        return descriptor;
    }

    /** What options ask of authenticators about their users. */
    static String userVerification(RelyingParty relyingParty) {
        return relyingParty.verifiesUsers() ? "required" : "preferred";
    }
}
