package io.kognita.userpool.passkey;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.services.cognitoidentityprovider.model.WebAuthnCredentialDescription;

/** Passkeys in AWS's shapes. */
final class PasskeyShapes {

    private PasskeyShapes() {}

    static WebAuthnCredentialDescription described(Passkey passkey) {
        return WebAuthnCredentialDescription.builder()
                .credentialId(passkey.id())
                .friendlyCredentialName(passkey.name())
                .relyingPartyId(passkey.rpId())
                .authenticatorAttachment(passkey.attachment().orElse(null))
                .authenticatorTransports(passkey.transports())
                .createdAt(passkey.createdAt())
                .build();
    }

    /** JSON as the SDK carries it. */
    static Document document(JsonNode json) {
        if (json.isObject()) {
            Map<String, Document> members = new LinkedHashMap<>();
            json.properties().forEach(member -> members.put(member.getKey(), document(member.getValue())));
            return Document.fromMap(members);
        }
        if (json.isArray()) {
            List<Document> items = new ArrayList<>();
            json.forEach(item -> items.add(document(item)));
            return Document.fromList(items);
        }
        if (json.isNumber()) {
            return Document.fromNumber(json.decimalValue());
        }
        return json.isBoolean() ? Document.fromBoolean(json.booleanValue()) : Document.fromString(json.textValue());
    }
}
