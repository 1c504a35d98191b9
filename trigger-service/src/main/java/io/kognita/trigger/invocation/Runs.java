package io.kognita.trigger.invocation;

import io.kognita.trigger.TriggerSettings;
import io.kognita.trigger.function.Ending;
import io.kognita.trigger.function.Function;
import io.kognita.trigger.function.FunctionUnavailable;
import io.kognita.trigger.function.Invocation;
import io.kognita.trigger.function.RunLog;
import io.kognita.wire.trigger.TriggerOutcome;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.jboss.logging.Logger;

/** Executions from begin to end: within the limits of the function, with or without its tries, recorded. */
@Singleton
class Runs {

    private static final Logger LOG = Logger.getLogger(Runs.class);

    private final FunctionGuards guards;
    private final Strategies strategies;
    private final ExecutionRecord record;
    private final TriggerSettings settings;
    private final Clock clock;

    Runs(FunctionGuards guards, Strategies strategies, ExecutionRecord record, TriggerSettings settings, Clock clock) {
        this.guards = guards;
        this.strategies = strategies;
        this.record = record;
        this.settings = settings;
        this.clock = clock;
    }

    /** An execution under way. */
    record Run(
            String id,
            String functionArn,
            String trigger,
            Optional<String> poolId,
            Instant startedAt,
            long startedNanos,
            AtomicInteger tries,
            RunLog log) {}

    Run begin(String functionArn, String trigger, Optional<String> poolId) {
        return new Run(
                UUID.randomUUID().toString(),
                functionArn,
                trigger,
                poolId,
                clock.instant(),
                System.nanoTime(),
                new AtomicInteger(),
                new RunLog(settings.log()));
    }

    /** Runs a function once. Never fails. */
    Uni<Ending> once(Function function, Run run, byte[] event, Duration limit) {
        return attempt(function, run, event, limit).get().onFailure().recoverWithItem(Runs::ending);
    }

    /** Runs a function, and again when it times out, throttles or crashes. Never fails. */
    Uni<Ending> tries(Function function, Run run, byte[] event, Duration limit) {
        return guards.tries()
                .get(attempt(function, run, event, limit))
                .onFailure()
                .recoverWithItem(Runs::ending);
    }

    /** Records how a trigger's function ended. */
    Uni<Void> end(Run run, TriggerOutcome outcome) {
        return switch (outcome) {
            case TriggerOutcome.Answered answered -> end(run, "answered", Optional.empty());
            case TriggerOutcome.Refused refused -> end(run, "refused", Optional.empty());
            case TriggerOutcome.Failed(String reason) -> end(run, "failed", Optional.of(reason));
            case TriggerOutcome.Garbled(String reason) -> end(run, "garbled", Optional.of(reason));
        };
    }

    /** Records how a function ended for whom any answer will do. */
    Uni<Void> end(Run run, Ending ending) {
        return switch (ending) {
            case Ending.Returned returned -> end(run, "answered", Optional.empty());
            case Ending.Threw threw -> end(run, "refused", Optional.empty());
            case Ending.Throttled(String reason) -> end(run, "failed", Optional.of(reason));
            case Ending.Failed(String reason) -> end(run, "failed", Optional.of(reason));
        };
    }

    private Uni<Void> end(Run run, String outcome, Optional<String> reason) {
        return record.add(new Execution(
                run.id(),
                run.functionArn(),
                run.trigger(),
                run.poolId(),
                outcome,
                reason,
                run.tries().get(),
                run.startedAt(),
                Duration.ofNanos(System.nanoTime() - run.startedNanos()),
                run.log().text()));
    }

    private Supplier<Uni<Ending>> attempt(Function function, Run run, byte[] event, Duration limit) {
        Invocation invocation = new Invocation(run.id(), event, limit, run.log());
        return () -> guards.of(function.name()).get(() -> {
            run.tries().incrementAndGet();
            return strategies.run(function, invocation);
        });
    }

    static Ending ending(Throwable failure) {
        return switch (failure) {
            case FunctionUnavailable unavailable
            when unavailable.isThrottled() -> new Ending.Throttled(unavailable.getMessage());
            case FunctionUnavailable unavailable -> new Ending.Failed(unavailable.getMessage());
            case BulkheadException full -> new Ending.Throttled("runs too many times at once");
            case CircuitBreakerOpenException open -> new Ending.Throttled("kept failing and is left alone for a while");
            default -> {
                LOG.error("a function could not be run", failure);
                yield new Ending.Failed("trigger-service failed");
            }
        };
    }
}
