package io.kognita.trigger.function;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What runs when a function is invoked. Each kind holds what it needs beside the function's secret. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Target.Webhook.class, name = Target.WEBHOOK),
    @JsonSubTypes.Type(value = Target.Endpoint.class, name = Target.ENDPOINT),
    @JsonSubTypes.Type(value = Target.JavaScript.class, name = Target.JAVASCRIPT),
})
@RegisterForReflection
public sealed interface Target {

    /** The kind of {@link Webhook} in the database. */
    String WEBHOOK = "webhook";
    /** The kind of {@link Endpoint} in the database. */
    String ENDPOINT = "endpoint";
    /** The kind of {@link JavaScript} in the database. */
    String JAVASCRIPT = "javascript";

    /** The name of this kind. */
    default String kind() {
        return switch (this) {
            case Webhook webhook -> WEBHOOK;
            case Endpoint endpoint -> ENDPOINT;
            case JavaScript script -> JAVASCRIPT;
        };
    }

    /** An address that receives the event by POST, signed as Standard Webhooks defines. */
    @RegisterForReflection
    record Webhook(URI url) implements Target {}

    /**
     * A function elsewhere that is called by the Lambda Invoke API.
     *
     * @param functionName what it is called there: a name or an ARN
     * @param key how calls are signed, and their secret access key is the function's secret; null when they are not
     */
    @RegisterForReflection
    record Endpoint(URI url, String functionName, Signing key) implements Target {

        public Optional<Signing> signing() {
            return Optional.ofNullable(key);
        }
    }

    /** With which access key, and for which region, calls to an {@link Endpoint} are signed. */
    @RegisterForReflection
    record Signing(String region, String accessKeyId) {}

    /**
     * Code that is kept here and runs in a sandbox. Its environment variables are the function's secret.
     *
     * @param configuration AWS's FunctionConfiguration without the environment
     * @param statements of the function's policy
     */
    @RegisterForReflection
    record JavaScript(ObjectNode configuration, Map<String, String> tags, List<JsonNode> statements) implements Target {

        public JavaScript {
            configuration = configuration.deepCopy();
            tags = Map.copyOf(tags);
            statements = List.copyOf(statements);
        }

        public String handler() {
            return configuration.path("Handler").textValue();
        }

        /** Names code and configuration: any change gives another. */
        public String revision() {
            return configuration.path("RevisionId").textValue();
        }

        public Duration timeout() {
            return Duration.ofSeconds(configuration.path("Timeout").intValue());
        }

        /**
         * True when the function's policy lets a user pool run it.
         *
         * @param account of the pool
         */
        public boolean permits(String poolArn, String account) {
            return new FunctionPolicy(statements).permits(poolArn, account);
        }

        public int memoryMegabytes() {
            return configuration.path("MemorySize").intValue();
        }
    }
}
