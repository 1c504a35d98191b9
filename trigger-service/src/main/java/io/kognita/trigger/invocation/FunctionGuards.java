package io.kognita.trigger.invocation;

import io.kognita.trigger.TriggerSettings;
import io.kognita.trigger.function.FunctionUnavailable;
import io.kognita.wire.trigger.TriggerOutcome;
import io.smallrye.faulttolerance.api.TypedGuard;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.util.TypeLiteral;
import jakarta.inject.Singleton;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps a bad function from harming the others: each has its own limit of executions at a time, its own tries and its own
 * circuit breaker.
 */
@Singleton
class FunctionGuards {

    private static final TypeLiteral<Uni<TriggerOutcome>> OUTCOME = new TypeLiteral<>() {};
    private static final long PAUSE_MILLIS = 100;

    private final TriggerSettings settings;
    private final Map<String, TypedGuard<Uni<TriggerOutcome>>> guards = new ConcurrentHashMap<>();

    FunctionGuards(TriggerSettings settings) {
        this.settings = settings;
    }

    /** The guard of a registered function; the names that operators registered bound their number. */
    TypedGuard<Uni<TriggerOutcome>> of(String function) {
        return guards.computeIfAbsent(function, this::guard);
    }

    private TypedGuard<Uni<TriggerOutcome>> guard(String function) {
        TriggerSettings.Breaker breaker = settings.breaker();
        return TypedGuard.create(OUTCOME)
                .withDescription("function " + function)
                .withThreadOffload(false)
                .withRetry()
                .maxRetries(settings.tries() - 1)
                .delay(PAUSE_MILLIS, ChronoUnit.MILLIS)
                .jitter(PAUSE_MILLIS / 2, ChronoUnit.MILLIS)
                .retryOn(FunctionUnavailable.class)
                .done()
                .withCircuitBreaker()
                .requestVolumeThreshold(breaker.window())
                .failureRatio(breaker.failureRatio())
                .delay(breaker.pause().toMillis(), ChronoUnit.MILLIS)
                .failOn(FunctionUnavailable.class)
                .done()
                .withBulkhead()
                .limit(settings.concurrency())
                .queueSize(settings.concurrency())
                .done()
                .build();
    }
}
