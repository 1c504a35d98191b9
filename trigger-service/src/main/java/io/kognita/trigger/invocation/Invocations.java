package io.kognita.trigger.invocation;

import com.fasterxml.jackson.databind.JsonNode;
import io.kognita.trigger.TriggerSettings;
import io.kognita.trigger.function.Ending;
import io.kognita.trigger.function.Function;
import io.kognita.trigger.function.FunctionArns;
import io.kognita.trigger.function.Functions;
import io.kognita.trigger.function.Target;
import io.kognita.wire.trigger.TriggerCall;
import io.kognita.wire.trigger.TriggerOutcome;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** Runs functions for triggers and for callers of the Lambda API, and has each execution recorded. */
@Singleton
public class Invocations {

    /** What stands in the place of a trigger's name when the Lambda API asked. */
    private static final String INVOKE = "Invoke";

    private final FunctionArns arns;
    private final Functions functions;
    private final Runs runs;
    private final Outcomes outcomes;
    private final TriggerSettings settings;

    Invocations(FunctionArns arns, Functions functions, Runs runs, Outcomes outcomes, TriggerSettings settings) {
        this.arns = arns;
        this.functions = functions;
        this.runs = runs;
        this.outcomes = outcomes;
        this.settings = settings;
    }

    /** A call's end, with the id it had and what the function wrote. */
    public record Result(String id, Ending ending, String log) {}

    /** Runs the function that a trigger names, with its tries; a failure is an outcome too. */
    public Uni<TriggerOutcome> run(TriggerCall call) {
        Runs.Run run = runs.begin(call.functionArn(), call.trigger(), poolId(call));
        byte[] event = call.event().toString().getBytes(StandardCharsets.UTF_8);
        return function(call.functionArn())
                .flatMap(function -> function.map(found -> permits(found, run)
                                ? runs.tries(found, run, event, limit(found, settings.timeout()))
                                : failed("the function's policy does not permit the user pool to run it"))
                        .orElseGet(() -> failed("function not found")))
                .onFailure()
                .recoverWithItem(Runs::ending)
                .flatMap(outcomes::of)
                .call(outcome -> runs.end(run, outcome));
    }

    /** Runs a function once, as a call of the Lambda API does. */
    public Uni<Result> invoke(Function function, byte[] event) {
        Runs.Run run = runs.begin(arns.arnOf(function.name()), INVOKE, Optional.empty());
        return runs.once(function, run, event, longest(function))
                .call(ended -> runs.end(run, ended))
                .map(ended -> new Result(run.id(), ended, run.log().text()));
    }

    private boolean permits(Function function, Runs.Run run) {
        return switch (function.target()) {
            case Target.Webhook webhook -> true;
            case Target.Endpoint endpoint -> true;
            case Target.JavaScript script ->
                script.permits(arns.poolArn(run.poolId().orElse("")), arns.account());
        };
    }

    private static Uni<Ending> failed(String reason) {
        return Uni.createFrom().item(new Ending.Failed(reason));
    }

    private Uni<Optional<Function>> function(String arn) {
        return arns.nameIn(arn)
                .map(functions::toRun)
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }

    private Duration longest(Function function) {
        return switch (function.target()) {
            case Target.Webhook webhook -> settings.timeout();
            case Target.Endpoint endpoint -> settings.timeout();
            case Target.JavaScript script -> limit(function, settings.sandbox().longest());
        };
    }

    /** A function that has a time-out of its own gets no more than that. */
    private static Duration limit(Function function, Duration most) {
        return switch (function.target()) {
            case Target.Webhook webhook -> most;
            case Target.Endpoint endpoint -> most;
            case Target.JavaScript script -> script.timeout().compareTo(most) < 0 ? script.timeout() : most;
        };
    }

    private static Optional<String> poolId(TriggerCall call) {
        return Optional.ofNullable(call.event().get("userPoolId"))
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue);
    }
}
