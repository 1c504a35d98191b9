package io.kognita.userpool.tag;

import io.kognita.userpool.event.SettingsEvents;
import io.kognita.userpool.pool.PoolTable;
import io.kognita.userpool.pool.Pools;
import io.kognita.userpool.pool.UserPool;
import io.kognita.wire.aws.Call;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Changes a pool's tags: in a transaction of its own, with its event. */
@Singleton
class TagChanges {

    private final TaggedPools taggedPools;
    private final PoolTable table;
    private final Pools pools;
    private final SettingsEvents events;

    TagChanges(TaggedPools taggedPools, PoolTable table, Pools pools, SettingsEvents events) {
        this.taggedPools = taggedPools;
        this.table = table;
        this.pools = pools;
        this.events = events;
    }

    /** Changes the tags of the pool with an ARN. */
    Uni<Void> apply(String arn, Consumer<Map<String, String>> change, Call call) {
        return taggedPools
                .find(arn)
                .flatMap(found -> Panache.withTransaction(() -> table.locked(found.id())
                                .invoke(pool -> change(pool, change))
                                .flatMap(pool -> events.tellOfPool(
                                        pool.id(), pool.arn(), SettingsEvents.Fact.POOL_CHANGED, call)))
                        .invoke(() -> pools.forget(found.id())));
    }

    private static void change(UserPool pool, Consumer<Map<String, String>> change) {
        Map<String, String> tags = new HashMap<>(pool.settings().userPoolTags());
        change.accept(tags);
        pool.change(pool.settings().toBuilder().userPoolTags(tags).build());
    }
}
