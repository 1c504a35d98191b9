package io.kognita.trigger.support;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kognita.wire.service.ServiceTokens;
import io.kognita.wire.trigger.TriggerCall;
import io.kognita.wire.trigger.TriggerOutcome;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** Runs triggers as user-pool-service does. */
public record Triggers(URI service, ServiceTokens tokens, ObjectMapper json) {

    /** Runs a function for a sign-up. */
    public TriggerOutcome run(String function) throws Exception {
        return run(function, event());
    }

    public TriggerOutcome run(String function, ObjectNode event) throws Exception {
        String arn = "arn:aws:lambda:us-east-1:000000000000:function:" + function;
        HttpRequest request = HttpRequest.newBuilder(service.resolve("/internal/triggers"))
                .header("Content-Type", "application/json")
                .header(ServiceTokens.HEADER, tokens.tokenFor("trigger-service"))
                .POST(HttpRequest.BodyPublishers.ofByteArray(
                        json.writeValueAsBytes(new TriggerCall(arn, "PreSignUp", event))))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return json.readValue(
                    client.send(request, HttpResponse.BodyHandlers.ofString()).body(), TriggerOutcome.class);
        }
    }

    public ObjectNode event() {
        ObjectNode event = json.createObjectNode();
        event.put("version", "1").put("userPoolId", "us-east-1_abcdefghi").put("userName", "jane");
        event.putObject("response").put("autoConfirmUser", false);
        return event;
    }
}
