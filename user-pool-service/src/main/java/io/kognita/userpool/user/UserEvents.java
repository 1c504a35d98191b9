package io.kognita.userpool.user;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kognita.userpool.pool.Pool;
import io.kognita.wire.event.Event;
import io.kognita.wire.event.Outbox;
import io.kognita.wire.event.Topics;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Tells what happened to users: which user of which pool, never a value of theirs. */
@Singleton
public class UserEvents {

    private final Outbox outbox;
    private final Clock clock;

    UserEvents(Outbox outbox, Clock clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    /** What can happen to a user. */
    public enum Fact {
        CREATED("io.kognita.user.created"),
        CONFIRMED("io.kognita.user.confirmed"),
        PASSWORD_CHANGED("io.kognita.user.password-changed"),
        PASSWORD_RESET("io.kognita.user.password-reset"),
        GROUPS_CHANGED("io.kognita.user.groups-changed"),
        ENABLED("io.kognita.user.enabled"),
        DISABLED("io.kognita.user.disabled"),
        ATTRIBUTES_CHANGED("io.kognita.user.attributes-changed"),
        MFA_CHANGED("io.kognita.user.mfa-changed"),
        DEVICE_CONFIRMED("io.kognita.user.device-confirmed"),
        DEVICE_CHANGED("io.kognita.user.device-changed"),
        DEVICE_FORGOTTEN("io.kognita.user.device-forgotten"),
        PASSKEY_REGISTERED("io.kognita.user.passkey-registered"),
        PASSKEY_DELETED("io.kognita.user.passkey-deleted"),
        DELETED("io.kognita.user.deleted");

        private final String type;

        Fact(String type) {
            this.type = type;
        }
    }

    /** Puts a fact into the outbox, in the transaction that makes it true. */
    public Uni<Void> tell(Pool pool, User user, Fact fact) {
        return add(pool, user, fact, about(pool, user));
    }

    /** As {@link #tell}, of many users. */
    public Uni<Void> tellAll(Pool pool, List<User> users, Fact fact) {
        return outbox.addAll(users.stream()
                .map(user -> event(pool, user, fact, about(pool, user)))
                .toList());
    }

    /** Tells which attributes have other values now, in the transaction that gives them. */
    public Uni<Void> tellOfAttributes(Pool pool, User user, Collection<String> names) {
        ObjectNode data = about(pool, user);
        names.stream().sorted().forEach(data.putArray("attributes")::add);
        return add(pool, user, Fact.ATTRIBUTES_CHANGED, data);
    }

    private static ObjectNode about(Pool pool, User user) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("userPoolId", pool.id())
                .put("sub", user.sub().toString());
    }

    private Uni<Void> add(Pool pool, User user, Fact fact, ObjectNode data) {
        return outbox.add(event(pool, user, fact, data));
    }

    private Event event(Pool pool, User user, Fact fact, ObjectNode data) {
        return new Event(
                UUID.randomUUID(), Topics.USERS, user.sub().toString(), fact.type, pool.arn(), clock.instant(), data);
    }
}
