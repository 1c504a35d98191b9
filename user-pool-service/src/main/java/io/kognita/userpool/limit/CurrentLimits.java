package io.kognita.userpool.limit;

import io.kognita.userpool.sweep.Swept;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * This replica's share of each limit. Every few seconds it renews its row among the replicas that live, counts the others and
 * reads what limits were set, so a call asks nothing of the database. While that is away, the share stays what it was.
 */
@Singleton
class CurrentLimits implements Swept {

    /** The row of this moment is not seen by the same statement's select. */
    private static final String BEAT = """
            with beat as (
                insert into live_replica (id, seen_at) values ($1, now())
                on conflict (id) do update set seen_at = excluded.seen_at)
            select
                (select count(*) from live_replica where id <> $1 and seen_at > now() - interval '10 seconds') as others,
                (select jsonb_object_agg(category, requests) from provisioned_limit) as limits
            """;

    private static final Duration LEFTOVERS_KEPT = Duration.ofMinutes(1);

    private static final Logger LOG = Logger.getLogger(CurrentLimits.class);

    private final Tuple identity = Tuple.of(UUID.randomUUID());
    private final Pool database;
    private final DefaultLimits defaults;
    private volatile Seen seen = new Seen(1, Map.of());

    /**
     * What the last beat saw.
     *
     * @param replicas that live, this one among them
     * @param limits that were set, in requests a second
     */
    private record Seen(int replicas, Map<Category, Integer> limits) {}

    CurrentLimits(Pool database, DefaultLimits defaults) {
        this.database = database;
        this.defaults = defaults;
    }

    /** How many requests a second of a category this replica takes from the users of one pool; infinite without a limit. */
    double perSecond(Category category) {
        Seen now = seen;
        Integer set = now.limits.get(category);
        if (set == null && !defaults.enforced()) {
            return Double.POSITIVE_INFINITY;
        }
        return (set == null ? defaults.of(category) : set) / (double) now.replicas;
    }

    @Scheduled(every = "3s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> beat() {
        return database.preparedQuery(BEAT)
                .execute(identity)
                .invoke(rows -> seen = seen(rows.iterator().next()))
                .replaceWithVoid()
                .onFailure()
                .recoverWithUni(failure -> {
                    LOG.warnf("cannot see the other replicas, so this one's share of limits stays: %s", failure);
                    return Uni.createFrom().voidItem();
                });
    }

    private static Seen seen(Row row) {
        Map<Category, Integer> limits = new EnumMap<>(Category.class);
        JsonObject set = row.getJsonObject("limits");
        if (set != null) {
            set.forEach(limit ->
                    Category.named(limit.getKey()).ifPresent(named -> limits.put(named, (Integer) limit.getValue())));
        }
        return new Seen(1 + row.getInteger("others"), limits);
    }

    @Override
    public Leftovers leftovers() {
        return new Leftovers("live_replica", "id", "seen_at", LEFTOVERS_KEPT);
    }
}
