package io.kognita.trigger.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/** The JSON of the webhook API. */
final class WebhookShapes {

    private WebhookShapes() {}

    /** What a registration answers; the secret only when this call set it. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Registered(
            @JsonProperty("FunctionArn") String functionArn,
            @JsonProperty("Secret") String secret) {

        @Override
        public String toString() {
            return "Registered[functionArn=" + functionArn + "]";
        }
    }

    /** A webhook as it is shown: never with its secret. Times are ISO 8601. */
    @RegisterForReflection
    record Webhook(
            @JsonProperty("Name") String name,
            @JsonProperty("FunctionArn") String functionArn,
            @JsonProperty("Url") String url,
            @JsonProperty("CreatedAt") String createdAt,
            @JsonProperty("ModifiedAt") String modifiedAt) {}

    /** A page of webhooks. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Page(
            @JsonProperty("Webhooks") List<Webhook> webhooks,
            @JsonProperty("NextMarker") String nextMarker) {}
}
