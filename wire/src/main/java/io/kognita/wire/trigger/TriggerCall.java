package io.kognita.wire.trigger;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * Asks trigger-service to run a function, synchronously.
 *
 * @param functionArn the ARN that the pool's {@code LambdaConfig} holds
 * @param trigger the trigger's name as AWS writes it in errors, for example {@code PreSignUp}
 * @param event the event as AWS's functions receive it
 */
@RegisterForReflection
public record TriggerCall(String functionArn, String trigger, ObjectNode event) {}
