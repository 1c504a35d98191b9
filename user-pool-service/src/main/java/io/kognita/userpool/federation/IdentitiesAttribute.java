package io.kognita.userpool.federation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;

/** The attribute {@code identities} of a user, as AWS shows it: a list of linked accounts in JSON. */
final class IdentitiesAttribute {

    static final String NAME = "identities";

    private IdentitiesAttribute() {}

    /** The value of the attribute; empty, which takes it away, when there is no account. */
    static String of(List<LinkedIdentity> identities) {
        if (identities.isEmpty()) {
            return "";
        }
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        identities.forEach(identity -> list.addObject()
                .put("userId", identity.key().value())
                .put("providerName", identity.key().providerName())
                .put("providerType", identity.providerType())
                .put("issuer", identity.issuer())
                .put("primary", identity.primary())
                .put("dateCreated", identity.createdAt().toEpochMilli()));
        return list.toString();
    }
}
