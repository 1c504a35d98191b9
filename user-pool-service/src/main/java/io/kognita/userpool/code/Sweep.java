package io.kognita.userpool.code;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.jboss.logging.Logger;

/**
 * Takes away codes and counters whose time is over, a bounded number each minute. Anybody may ask for codes of names that
 * nobody has, so what such calls leave behind must not stay.
 */
@Singleton
class Sweep {

    private static final Logger LOG = Logger.getLogger(Sweep.class);
    private static final Duration INTERVAL = Duration.ofMinutes(1);

    private static final String CODES = """
            delete from one_time_code where ctid = any(array(
                select ctid from one_time_code where expires_at < $1 limit 20000))
            """;
    private static final String COUNTERS = """
            delete from attempt_limit where ctid = any(array(
                select ctid from attempt_limit where window_end < $1 limit 20000))
            """;

    private final Pool database;
    private final Vertx vertx;
    private final Clock clock;

    Sweep(Pool database, Vertx vertx, Clock clock) {
        this.database = database;
        this.vertx = vertx;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        vertx.setPeriodic(
                INTERVAL.toMillis(),
                timer -> sweep().subscribe()
                        .with(done -> {}, failure -> LOG.warnf("cannot take expired codes away: %s", failure)));
    }

    Uni<Void> sweep() {
        Tuple now = Tuple.of(clock.instant().atOffset(ZoneOffset.UTC));
        return database.preparedQuery(CODES)
                .execute(now)
                .chain(() -> database.preparedQuery(COUNTERS).execute(now))
                .replaceWithVoid();
    }
}
