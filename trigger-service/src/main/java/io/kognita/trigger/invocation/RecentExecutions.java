package io.kognita.trigger.invocation;

import io.kognita.trigger.TriggerSettings;
import io.kognita.trigger.function.FunctionArns;
import io.kognita.wire.seal.Sealer;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jboss.logging.Logger;

/** The latest executions of each function, with what it wrote: sealed, for that is the function's and its users'. */
@Singleton
public class RecentExecutions {

    private static final Logger LOG = Logger.getLogger(RecentExecutions.class);
    private static final String PURPOSE = "function-log";
    private static final long FORGET_EVERY_MILLIS = 60_000;

    private static final String INSERT = """
            insert into execution
            (id, function, trigger, user_pool_id, outcome, reason, tries, started_at, duration_millis, sealed_log)
            values (:id, :function, :trigger, :pool, :outcome, :reason, :tries, :started, :duration, :log)
            """;
    private static final String LIST = """
            select * from execution where function = $1 and (started_at, id) < ($2, $3)
            order by started_at desc, id desc limit $4
            """;
    private static final String FORGET = """
            delete from execution where id in (
                select id from (
                    select id, row_number() over (partition by function order by started_at desc, id desc) as place
                    from execution) as placed
                where place > $1 limit 10000)
            """;

    private final FunctionArns arns;
    private final TriggerSettings settings;
    private final Sealer sealer;
    private final Pool pool;
    private final Vertx vertx;

    RecentExecutions(FunctionArns arns, TriggerSettings settings, Sealer sealer, Pool pool, Vertx vertx) {
        this.arns = arns;
        this.settings = settings;
        this.sealer = sealer;
        this.pool = pool;
        this.vertx = vertx;
    }

    /** An execution as it is looked at. */
    public record Recent(
            UUID id,
            String trigger,
            Optional<String> userPoolId,
            String outcome,
            Optional<String> reason,
            int tries,
            Instant startedAt,
            long durationMillis,
            String log) {}

    /** Keeps an execution of a function that is here; in the transaction of the caller. */
    Uni<Void> add(Execution execution) {
        Optional<String> function = arns.nameIn(execution.functionArn());
        if (function.isEmpty() || execution.tries() == 0 || settings.keptExecutions() == 0) {
            return Uni.createFrom().voidItem();
        }
        byte[] log = sealer.seal(PURPOSE, execution.log().getBytes(StandardCharsets.UTF_8), execution.id());
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(INSERT)
                        .setParameter("id", UUID.fromString(execution.id()))
                        .setParameter("function", function.get())
                        .setParameter("trigger", execution.trigger())
                        .setParameter("pool", execution.userPoolId().orElse(null))
                        .setParameter("outcome", execution.outcome())
                        .setParameter("reason", execution.reason().orElse(null))
                        .setParameter("tries", execution.tries())
                        .setParameter("started", execution.startedAt())
                        .setParameter("duration", execution.duration().toMillis())
                        .setParameter("log", log)
                        .executeUpdate())
                .replaceWithVoid();
    }

    /** Executions of a function, the latest first, that began before another of it. */
    public Uni<List<Recent>> before(String function, Instant startedAt, UUID id, int limit) {
        return pool.preparedQuery(LIST)
                .execute(Tuple.of(function, startedAt.atOffset(ZoneOffset.UTC), id, limit))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(this::recent)
                        .toList());
    }

    void start(@Observes StartupEvent started) {
        vertx.setPeriodic(
                FORGET_EVERY_MILLIS,
                ignored -> pool.preparedQuery(FORGET)
                        .execute(Tuple.of(settings.keptExecutions()))
                        .subscribe()
                        .with(done -> {}, failure -> LOG.debug("old executions could not be forgotten", failure)));
    }

    private Recent recent(Row row) {
        UUID id = row.getUUID("id");
        String log = sealer.open(PURPOSE, row.getBuffer("sealed_log").getBytes(), id.toString())
                .map(text -> new String(text, StandardCharsets.UTF_8))
                .orElse("");
        return new Recent(
                id,
                row.getString("trigger"),
                Optional.ofNullable(row.getString("user_pool_id")),
                row.getString("outcome"),
                Optional.ofNullable(row.getString("reason")),
                row.getInteger("tries"),
                row.getOffsetDateTime("started_at").toInstant(),
                row.getLong("duration_millis"),
                log);
    }
}
