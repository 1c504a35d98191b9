package io.kognita.identitypool.pool;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.kognita.wire.config.Deployment;
import io.kognita.wire.event.Event;
import io.kognita.wire.event.Outbox;
import io.kognita.wire.event.Topics;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.UUID;

/** Tells that an identity pool was created, changed or deleted. */
@Singleton
public class PoolEvents {

    private final Outbox outbox;
    private final Deployment deployment;
    private final Clock clock;

    PoolEvents(Outbox outbox, Deployment deployment, Clock clock) {
        this.outbox = outbox;
        this.deployment = deployment;
        this.clock = clock;
    }

    /**
     * Adds the event to the current transaction.
     *
     * @param fact the last word of the event's type: {@code created}, {@code changed}, {@code deleted}
     */
    public Uni<Void> add(String poolId, String fact) {
        return outbox.add(new Event(
                UUID.randomUUID(),
                Topics.SETTINGS,
                poolId,
                "io.kognita.identity-pool." + fact,
                "arn:aws:cognito-identity:%s:%s:identitypool/%s"
                        .formatted(deployment.region(), deployment.accountId(), poolId),
                clock.instant(),
                JsonNodeFactory.instance.objectNode().put("identityPoolId", poolId)));
    }
}
