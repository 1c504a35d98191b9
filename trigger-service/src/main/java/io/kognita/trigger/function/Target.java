package io.kognita.trigger.function;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.net.URI;

/** What runs when a function is invoked. Each kind holds what it needs beside the function's secret. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes(@JsonSubTypes.Type(value = Target.Webhook.class, name = "webhook"))
@RegisterForReflection
public sealed interface Target {

    /** An address that receives the event by POST, signed as Standard Webhooks defines. */
    @RegisterForReflection
    record Webhook(URI url) implements Target {}
}
