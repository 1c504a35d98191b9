package io.kognita.userpool.trigger;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/**
 * Whom an event is about, and the members that AWS puts into every event.
 *
 * @param username the user's name, or what it will be
 * @param clientId the app client, or {@link #NO_CLIENT}
 */
public record TriggerSubject(String region, String poolId, String username, String clientId) {

    /** What AWS writes for a call that an administrator made. */
    public static final String NO_CLIENT = "CLIENT_ID_NOT_APPLICABLE";

    ObjectNode event(String version, String source, ObjectNode request, ObjectNode response) {
        ObjectNode event = JsonNodeFactory.instance
                .objectNode()
                .put("version", version)
                .put("triggerSource", source)
                .put("region", region)
                .put("userPoolId", poolId)
                .put("userName", username);
        event.putObject("callerContext")
                .put("awsSdkVersion", "aws-sdk-unknown-unknown")
                .put("clientId", clientId);
        event.set("request", request);
        event.set("response", response);
        return event;
    }

    static ObjectNode json(Map<String, String> values) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        values.forEach(json::put);
        return json;
    }
}
