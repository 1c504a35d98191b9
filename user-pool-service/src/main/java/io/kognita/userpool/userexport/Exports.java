package io.kognita.userpool.userexport;

import io.kognita.userpool.pool.Pool;
import io.kognita.userpool.pool.PoolTable;
import io.kognita.wire.aws.AwsFailure;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** Begins exports where the deployment permits them, and tells of each. */
@Singleton
class Exports {

    private final ExportSettings settings;
    private final PoolTable pools;
    private final ExportTable table;
    private final ExportEvents events;
    private final Clock clock;

    Exports(ExportSettings settings, PoolTable pools, ExportTable table, ExportEvents events, Clock clock) {
        this.settings = settings;
        this.pools = pools;
        this.table = table;
        this.events = events;
        this.clock = clock;
    }

    /** Begins an export; an {@link AwsFailure} where the deployment permits none. */
    Uni<UserExport> begin(Pool pool, RecipientKey key) {
        if (!settings.enabled()) {
            throw new AwsFailure(403, "OperationNotEnabledException", "Exports are not enabled in this deployment.");
        }
        UserExport export = new UserExport(
                new UserExport.Key(pool.id(), "export-" + UUID.randomUUID()),
                key.json(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS));
        return Panache.withTransaction(() -> pools.locked(pool.id())
                        .chain(() -> table.replace(export))
                        .chain(() -> events.tell(pool)))
                .replaceWith(export);
    }
}
