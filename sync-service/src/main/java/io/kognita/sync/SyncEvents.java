package io.kognita.sync;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.kognita.wire.config.Deployment;
import io.kognita.wire.event.Event;
import io.kognita.wire.event.Outbox;
import io.kognita.wire.event.Topics;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.UUID;

/** Tells that a dataset was changed or deleted; what is in it is the user's and stays out of the event. */
@Singleton
class SyncEvents {

    private final Outbox outbox;
    private final Deployment deployment;
    private final Clock clock;

    SyncEvents(Outbox outbox, Deployment deployment, Clock clock) {
        this.outbox = outbox;
        this.deployment = deployment;
        this.clock = clock;
    }

    Uni<Void> changed(Dataset dataset, int records) {
        return add(dataset, "changed", records);
    }

    Uni<Void> deleted(Dataset dataset) {
        return add(dataset, "deleted", 0);
    }

    private Uni<Void> add(Dataset dataset, String fact, int records) {
        DatasetKey key = dataset.key();
        return outbox.add(new Event(
                UUID.randomUUID(),
                Topics.SYNC,
                key.identityId(),
                "io.kognita.dataset." + fact,
                "arn:aws:cognito-sync:%s:%s:identitypool/%s"
                        .formatted(deployment.region(), deployment.accountId(), key.poolId()),
                clock.instant(),
                JsonNodeFactory.instance
                        .objectNode()
                        .put("identityPoolId", key.poolId())
                        .put("identityId", key.identityId())
                        .put("datasetName", key.name())
                        .put("syncCount", dataset.syncCount())
                        .put("changedRecords", records)));
    }
}
