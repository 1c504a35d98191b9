package io.kognita.userpool.auth;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Deletes what no sign-in asks for any more: token families long expired, failures long forgotten. */
@Singleton
class Sweep {

    private static final Logger LOG = Logger.getLogger(Sweep.class);
    private static final int BATCH = 5_000;
    private static final int MINUTES_BETWEEN = 10;

    /** Access tokens live a day at most, and one whose family is gone counts as revoked. */
    private static final Duration AFTER_EXPIRY = Duration.ofDays(1);

    private static final List<Deletion> DELETIONS =
            List.of(new Deletion(AFTER_EXPIRY, """
            delete from token_family where (pool_id, origin_jti) in (
                select pool_id, origin_jti from token_family where expires_at < :before limit :batch)
            """), new Deletion(LockOut.QUIET, """
            delete from sign_in_failures where (pool_id, subject) in (
                select pool_id, subject from sign_in_failures where locked_until < :before limit :batch)
            """));

    /** Anybody may fail under any name, so failures stay no longer than they count. */
    private record Deletion(Duration age, String sql) {}

    private final Clock clock;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "kognita-sign-in-sweep");
        thread.setDaemon(true);
        return thread;
    });

    Sweep(Clock clock) {
        this.clock = clock;
    }

    void start(@Observes StartupEvent started) {
        var unused = timer.scheduleWithFixedDelay(this::run, 1, MINUTES_BETWEEN, TimeUnit.MINUTES);
    }

    /** Deletes in batches, so that no statement holds many rows for long. */
    void run() {
        try {
            for (Deletion deletion : DELETIONS) {
                while (delete(deletion) == BATCH) {
                    LOG.debug("swept a full batch");
                }
            }
        } catch (Throwable e) {
            LOG.warnf("Old sign-in state stays for now: %s", e.getMessage());
        }
    }

    private int delete(Deletion deletion) throws Throwable {
        Instant before = clock.instant().minus(deletion.age());
        return VertxContextSupport.subscribeAndAwait(() -> Panache.withTransaction(() -> rows(deletion.sql(), before)));
    }

    private static Uni<Integer> rows(String deletion, Instant before) {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(deletion)
                        .setParameter("before", before)
                        .setParameter("batch", BATCH)
                        .executeUpdate());
    }

    @PreDestroy
    void stop() {
        timer.shutdownNow();
    }
}
