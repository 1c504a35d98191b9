package io.kognita.userpool.trigger;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kognita.userpool.client.ClientCall;
import io.kognita.userpool.pool.Pool;
import java.util.Map;

/**
 * What the events of one call have in common.
 *
 * @param clientId the app client, or {@link TriggerSubject#NO_CLIENT}
 * @param clientMetadata what the caller sent for functions alone; never stored
 */
public record TriggerContext(Pool pool, String clientId, Map<String, String> clientMetadata) {

    public TriggerContext {
        clientMetadata = Map.copyOf(clientMetadata);
    }

    /** A call through an app client. */
    public static TriggerContext of(ClientCall call, Map<String, String> clientMetadata) {
        return new TriggerContext(call.pool(), call.client().id(), clientMetadata);
    }

    /** A call that an administrator makes. */
    public static TriggerContext ofAdministrator(Pool pool, Map<String, String> clientMetadata) {
        return new TriggerContext(pool, TriggerSubject.NO_CLIENT, clientMetadata);
    }

    TriggerSubject subject(String username) {
        return new TriggerSubject(pool.region(), pool.id(), username, clientId);
    }

    /** The beginning of a request: whom it is about, and what the caller sent for functions, if anything. */
    ObjectNode request(Map<String, String> userAttributes) {
        ObjectNode request = TriggerSubject.json(Map.of());
        request.set("userAttributes", TriggerSubject.json(userAttributes));
        if (!clientMetadata.isEmpty()) {
            request.set("clientMetadata", TriggerSubject.json(clientMetadata));
        }
        return request;
    }
}
