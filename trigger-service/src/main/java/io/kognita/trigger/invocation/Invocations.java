package io.kognita.trigger.invocation;

import io.kognita.trigger.function.Function;
import io.kognita.trigger.function.FunctionArns;
import io.kognita.trigger.function.FunctionUnavailable;
import io.kognita.trigger.function.Functions;
import io.kognita.trigger.function.Target;
import io.kognita.trigger.webhook.Webhooks;
import io.kognita.wire.trigger.TriggerCall;
import io.kognita.wire.trigger.TriggerOutcome;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.jboss.logging.Logger;

/** Runs the function that an ARN names, with its tries, and says how it ended. */
@Singleton
class Invocations {

    private static final Logger LOG = Logger.getLogger(Invocations.class);

    private final FunctionArns arns;
    private final Functions functions;
    private final FunctionGuards guards;
    private final Webhooks webhooks;
    private final ExecutionRecord executions;

    Invocations(
            FunctionArns arns,
            Functions functions,
            FunctionGuards guards,
            Webhooks webhooks,
            ExecutionRecord executions) {
        this.arns = arns;
        this.functions = functions;
        this.guards = guards;
        this.webhooks = webhooks;
        this.executions = executions;
    }

    Uni<TriggerOutcome> run(TriggerCall call) {
        long started = System.nanoTime();
        AtomicInteger tries = new AtomicInteger();
        return function(call.functionArn())
                .flatMap(function ->
                        function.map(found -> invoke(found, call, tries)).orElseGet(() -> failed("function not found")))
                .onFailure()
                .recoverWithItem(failure -> new TriggerOutcome.Failed(reason(failure)))
                .call(outcome -> executions.add(
                        new Execution(call, outcome, tries.get(), Duration.ofNanos(System.nanoTime() - started))));
    }

    private Uni<Optional<Function>> function(String arn) {
        return arns.nameIn(arn)
                .map(functions::byName)
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }

    private Uni<TriggerOutcome> invoke(Function function, TriggerCall call, AtomicInteger tries) {
        byte[] secret = functions.secretOf(function);
        String id = "msg_" + UUID.randomUUID();
        return guards.of(function.name()).get(() -> {
            tries.incrementAndGet();
            return switch (function.target()) {
                case Target.Webhook webhook -> webhooks.run(webhook, secret, id, call.event());
            };
        });
    }

    private static String reason(Throwable failure) {
        return switch (failure) {
            case FunctionUnavailable unavailable -> unavailable.getMessage();
            case BulkheadException full -> "runs too many times at once";
            case CircuitBreakerOpenException open -> "kept failing and is left alone for a while";
            default -> {
                LOG.error("a function could not be run", failure);
                yield "trigger-service failed";
            }
        };
    }

    private static Uni<TriggerOutcome> failed(String reason) {
        return Uni.createFrom().item(new TriggerOutcome.Failed(reason));
    }
}
