package io.kognita.userpool.identityprovider;

import io.kognita.userpool.event.SettingsEvents;
import io.kognita.userpool.pool.Pool;
import io.kognita.userpool.pool.PoolChanges;
import io.kognita.wire.aws.Call;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.function.Function;

/** Changes identity providers, each with its event. */
@Singleton
class ProviderChanges {

    private final PoolChanges changes;
    private final SettingsEvents events;

    ProviderChanges(PoolChanges changes, SettingsEvents events) {
        this.changes = changes;
        this.events = events;
    }

    /** Makes a change in a transaction of its own. */
    <T> Uni<T> apply(String poolId, String name, Function<Pool, Uni<T>> change, SettingsEvents.Fact fact, Call call) {
        return changes.apply(
                poolId,
                pool -> change.apply(new Pool(pool.settings())),
                pool -> events.tellOfIdentityProvider(pool.id(), pool.arn(), name, fact, call));
    }
}
