package io.kognita.trigger.lambda;

import io.kognita.trigger.TriggerSettings;
import io.kognita.trigger.function.Function;
import io.kognita.trigger.function.Functions;
import io.kognita.trigger.invocation.Invocations;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.jboss.logging.Logger;

/**
 * Runs functions whose callers do not wait. The calls wait in a table, from which any number of processes take them side by
 * side, each a bounded number at a time.
 */
@Singleton
class AsynchronousCalls {

    private static final Logger LOG = Logger.getLogger(AsynchronousCalls.class);
    private static final long LOOK_EVERY_MILLIS = 1000;
    private static final Duration LEASE_MARGIN = Duration.ofSeconds(30);

    private final CallTable table;
    private final Functions functions;
    private final Invocations invocations;
    private final CallTries tries;
    private final Clock clock;
    private final TriggerSettings.Asynchronous settings;
    private final Duration lease;
    private final Semaphore free;

    AsynchronousCalls(
            CallTable table, Functions functions, Invocations invocations, TriggerSettings settings, Clock clock) {
        this.table = table;
        this.functions = functions;
        this.invocations = invocations;
        this.clock = clock;
        this.settings = settings.asynchronous();
        tries = new CallTries(this.settings);
        lease = settings.sandbox().longest().plus(settings.timeout()).plus(LEASE_MARGIN);
        free = new Semaphore(this.settings.concurrency());
    }

    void start(@Observes StartupEvent started, Vertx vertx) {
        vertx.setPeriodic(LOOK_EVERY_MILLIS, timer -> runDue());
    }

    /** Ends when the call is stored. */
    Uni<Void> add(Function function, byte[] event) {
        return table.add(function.name(), event, clock.instant(), settings.waiting())
                .invoke(added -> {
                    if (!added) {
                        throw LambdaFailures.tooManyRequests("Too many calls are waiting");
                    }
                    runDue();
                })
                .replaceWithVoid();
    }

    private void runDue() {
        int places = free.drainPermits();
        if (places == 0) {
            return;
        }
        Instant now = clock.instant();
        table.claim(places, now, now.plus(lease)).subscribe().with(claimed -> run(claimed, places), failure -> {
            free.release(places);
            LOG.warn("calls could not be looked for", failure);
        });
    }

    private void run(List<CallTable.Claimed> claimed, int places) {
        free.release(places - claimed.size());
        claimed.forEach(call -> {
            // On a context of its own, which its sessions need.
            Context own = VertxContext.createNewDuplicatedContext();
            VertxContextSafetyToggle.setContextSafe(own, true);
            own.runOnContext(ignored -> run(call, claimed.size() == places));
        });
    }

    /**
     * Runs a call to its end.
     *
     * @param more true when others may be due that found no place
     */
    private void run(CallTable.Claimed call, boolean more) {
        functions
                .byName(call.function())
                .flatMap(found -> found.map(function ->
                                invocations.invoke(function, call.event()).flatMap(result -> ended(call, result)))
                        .orElseGet(() -> table.finish(call.id())))
                .onTermination()
                .invoke(() -> {
                    free.release();
                    if (more) {
                        runDue();
                    }
                })
                .subscribe()
                .with(done -> {}, failure -> LOG.warnf(failure, "call %s comes again when its lease ends", call.id()));
    }

    private Uni<Void> ended(CallTable.Claimed call, Invocations.Result result) {
        return switch (tries.after(call, result.ending(), clock.instant())) {
            case CallTries.Over over -> table.finish(call.id());
            case CallTries.GivenUp givenUp -> {
                LOG.warnf("a call of %s was given up after %d tries", call.function(), call.tries());
                yield table.finish(call.id());
            }
            case CallTries.Again(int counted, Instant at) -> table.postpone(call.id(), counted, at);
        };
    }
}
