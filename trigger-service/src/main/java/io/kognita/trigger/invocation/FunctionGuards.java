package io.kognita.trigger.invocation;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.kognita.trigger.TriggerSettings;
import io.kognita.trigger.function.Ending;
import io.kognita.trigger.function.FunctionUnavailable;
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

    private static final TypeLiteral<Uni<Ending>> ENDING = new TypeLiteral<>() {};
    private static final long PAUSE_MILLIS = 100;

    private final TriggerSettings settings;
    private final LoadingCache<String, TypedGuard<Uni<Ending>>> guards;

    private final TypedGuard<Uni<Ending>> tries;

    FunctionGuards(TriggerSettings settings) {
        this.settings = settings;
        // A guard that nobody asks for knows nothing that still counts, once its breaker would have closed again.
        Duration idle = settings.breaker().pause().plus(settings.timeout()).multipliedBy(10);
        tries = TypedGuard.create(ENDING)
                .withDescription("tries of functions")
                .withThreadOffload(false)
                .withRetry()
                .maxRetries(settings.tries() - 1)
                .delay(PAUSE_MILLIS, ChronoUnit.MILLIS)
                .jitter(PAUSE_MILLIS / 2, ChronoUnit.MILLIS)
                .retryOn(FunctionUnavailable.class)
                .done()
                .build();
        guards = Caffeine.newBuilder()
                .expireAfterAccess(idle)
                .executor(Runnable::run)
                .build(this::guard);
    }

    /** The guard of one try of a registered function; the names of those that run bound their number. */
    TypedGuard<Uni<Ending>> of(String function) {
        return guards.get(function);
    }

    /** Tries again what may go better the next time. */
    TypedGuard<Uni<Ending>> tries() {
        return tries;
    }

    private TypedGuard<Uni<Ending>> guard(String function) {
        TriggerSettings.Breaker breaker = settings.breaker();
        return TypedGuard.create(ENDING)
                .withDescription("function " + function)
                .withThreadOffload(false)
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
