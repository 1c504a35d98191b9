package io.kognita.identitypool.identity;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kognita.wire.config.Deployment;
import io.kognita.wire.event.Event;
import io.kognita.wire.event.Outbox;
import io.kognita.wire.event.Topics;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.UUID;

/** Tells what happened to an identity. */
@Singleton
public class IdentityEvents {

    private final Outbox outbox;
    private final Deployment deployment;
    private final Clock clock;

    IdentityEvents(Outbox outbox, Deployment deployment, Clock clock) {
        this.outbox = outbox;
        this.deployment = deployment;
        this.clock = clock;
    }

    Uni<Void> created(Identity identity) {
        return add(identity, "identity.created", data(identity));
    }

    Uni<Void> linked(Identity identity) {
        return add(identity, "identity.linked", data(identity));
    }

    /** The first identity is out of use: what it was is the second one now. */
    Uni<Void> merged(Identity from, Identity into) {
        return add(from, "identity.merged", data(from).put("into", into.id()));
    }

    /** Credentials of a role were given to an identity; the keys are not in the event. */
    public Uni<Void> vended(Identity identity, String accessKeyId, String roleArn) {
        return add(
                identity,
                "credentials.vended",
                data(identity).put("accessKeyId", accessKeyId).put("roleArn", roleArn));
    }

    private static ObjectNode data(Identity identity) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("identityPoolId", identity.poolId())
                .put("identityId", identity.id());
    }

    private Uni<Void> add(Identity identity, String type, ObjectNode data) {
        return outbox.add(new Event(
                UUID.randomUUID(),
                Topics.IDENTITIES,
                identity.id(),
                "io.kognita." + type,
                "arn:aws:cognito-identity:%s:%s:identitypool/%s"
                        .formatted(deployment.region(), deployment.accountId(), identity.poolId()),
                clock.instant(),
                data));
    }
}
