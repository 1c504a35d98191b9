package io.kognita.userpool.event;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kognita.wire.aws.Call;
import io.kognita.wire.aws.Caller;
import io.kognita.wire.event.Event;
import io.kognita.wire.event.Outbox;
import io.kognita.wire.event.Topics;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.UUID;

/** Tells which pool, client, group, resource server or identity provider was changed by whom; the settings themselves, and secrets, stay where they are. */
@Singleton
public class SettingsEvents {

    private final Outbox outbox;
    private final Clock clock;

    SettingsEvents(Outbox outbox, Clock clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    /** What can happen to settings. */
    public enum Fact {
        POOL_CREATED("io.kognita.pool.created"),
        POOL_CHANGED("io.kognita.pool.changed"),
        POOL_DELETED("io.kognita.pool.deleted"),
        USERS_EXPORTED("io.kognita.users.exported"),
        CLIENT_CREATED("io.kognita.client.created"),
        CLIENT_CHANGED("io.kognita.client.changed"),
        CLIENT_DELETED("io.kognita.client.deleted"),
        GROUP_CREATED("io.kognita.group.created"),
        GROUP_CHANGED("io.kognita.group.changed"),
        GROUP_DELETED("io.kognita.group.deleted"),
        RESOURCE_SERVER_CREATED("io.kognita.resource-server.created"),
        RESOURCE_SERVER_CHANGED("io.kognita.resource-server.changed"),
        RESOURCE_SERVER_DELETED("io.kognita.resource-server.deleted"),
        IDENTITY_PROVIDER_CREATED("io.kognita.identity-provider.created"),
        IDENTITY_PROVIDER_CHANGED("io.kognita.identity-provider.changed"),
        IDENTITY_PROVIDER_DELETED("io.kognita.identity-provider.deleted");

        private final String type;

        Fact(String type) {
            this.type = type;
        }
    }

    /** Puts a fact about a pool into the outbox, in the transaction that makes it true. */
    public Uni<Void> tellOfPool(String poolId, String poolArn, Fact fact, Call call) {
        return tell(poolId, poolArn, fact, data(poolId, call));
    }

    /** As {@link #tellOfPool}, about a client of the pool. */
    public Uni<Void> tellOfClient(String poolId, String poolArn, String clientId, Fact fact, Call call) {
        return tell(poolId, poolArn, fact, data(poolId, call).put("clientId", clientId));
    }

    /** As {@link #tellOfPool}, about a group of the pool. */
    public Uni<Void> tellOfGroup(String poolId, String poolArn, String name, Fact fact, Call call) {
        return tell(poolId, poolArn, fact, data(poolId, call).put("groupName", name));
    }

    /** As {@link #tellOfPool}, about a resource server of the pool. */
    public Uni<Void> tellOfResourceServer(String poolId, String poolArn, String identifier, Fact fact, Call call) {
        return tell(poolId, poolArn, fact, data(poolId, call).put("identifier", identifier));
    }

    /** As {@link #tellOfPool}, about an identity provider of the pool. */
    public Uni<Void> tellOfIdentityProvider(String poolId, String poolArn, String name, Fact fact, Call call) {
        return tell(poolId, poolArn, fact, data(poolId, call).put("providerName", name));
    }

    private Uni<Void> tell(String poolId, String poolArn, Fact fact, ObjectNode data) {
        return outbox.add(
                new Event(UUID.randomUUID(), Topics.SETTINGS, poolId, fact.type, poolArn, clock.instant(), data));
    }

    private static ObjectNode data(String poolId, Call call) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("userPoolId", poolId)
                .put("operation", call.operation())
                .put("requestId", call.requestId())
                .put("changedBy", name(call.caller()));
    }

    private static String name(Caller caller) {
        return switch (caller) {
            case Caller.Operator operator -> operator.accessKeyId();
            case Caller.Identity identity -> identity.accessKeyId();
            case Caller.Service service -> service.name();
            case Caller.Anonymous nobody -> "anonymous";
        };
    }
}
