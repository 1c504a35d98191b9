package io.kognita.trigger.invocation;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.kognita.trigger.TriggerSettings;
import io.kognita.trigger.function.FunctionUnavailable;
import io.kognita.wire.trigger.TriggerOutcome;
import io.smallrye.faulttolerance.api.TypedGuard;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.util.TypeLiteral;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

/**
 * Keeps a bad function from harming the others: each has its own limit of executions at a time, its own tries and its own
 * circuit breaker.
 */
@Singleton
class FunctionGuards {

    private static final TypeLiteral<Uni<TriggerOutcome>> OUTCOME = new TypeLiteral<>() {};
    private static final long PAUSE_MILLIS = 100;

    private final TriggerSettings settings;
    private final LoadingCache<String, TypedGuard<Uni<TriggerOutcome>>> guards;

    FunctionGuards(TriggerSettings settings) {
        this.settings = settings;
        // A guard that nobody asks for knows nothing that still counts, once its breaker would have closed again.
        Duration idle = settings.breaker().pause().plus(settings.timeout()).multipliedBy(10);
        guards = Caffeine.newBuilder()
                .expireAfterAccess(idle)
                .executor(Runnable::run)
                .build(this::guard);
    }

    /** The guard of a registered function; the names of those that run bound their number. */
    TypedGuard<Uni<TriggerOutcome>> of(String function) {
        return guards.get(function);
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
