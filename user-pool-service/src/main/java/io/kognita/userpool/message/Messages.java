package io.kognita.userpool.message;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kognita.userpool.pool.Pool;
import io.kognita.userpool.user.User;
import io.kognita.wire.event.Event;
import io.kognita.wire.event.Outbox;
import io.kognita.wire.event.Topics;
import io.kognita.wire.seal.Sealer;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.UUID;
import software.amazon.awssdk.services.cognitoidentityprovider.model.EmailMfaConfigType;

/**
 * Queues messages to users in the transaction of the fact that they tell of. What they say is sealed for the courier, so
 * that neither the database nor Kafka holds a code or a password in clear.
 */
@Singleton
public class Messages {

    private static final String PURPOSE = "message";

    private final Outbox outbox;
    private final Sealer sealer;
    private final Clock clock;

    Messages(Outbox outbox, Sealer sealer, Clock clock) {
        this.outbox = outbox;
        this.sealer = sealer;
        this.clock = clock;
    }

    /** Sends a one-time code. */
    public Uni<Void> code(Pool pool, User user, Occasion occasion, Destination destination, String code) {
        return send(
                pool,
                user,
                destination,
                Templates.code(pool.settings(), occasion, destination.medium(), user.username(), code));
    }

    /** Sends the code of a second factor. */
    public Uni<Void> signInCode(Pool pool, EmailMfaConfigType email, User user, Destination destination, String code) {
        return send(
                pool,
                user,
                destination,
                Templates.signIn(pool.settings(), email, destination.medium(), user.username(), code));
    }

    /** Does the work of {@link #code} for somebody who must get nothing: the letter goes to the database and no further. */
    public Uni<Void> pretend(Pool pool, String name, Occasion occasion, Destination destination, String code) {
        Letter letter = Templates.code(pool.settings(), occasion, destination.medium(), name, code);
        String sealed = sealed(pool, UUID.randomUUID(), letter);
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery("select length(:sealed)", Integer.class)
                        .setParameter("sealed", sealed)
                        .getSingleResult())
                .replaceWithVoid();
    }

    /**
     * Invites a user whom an administrator created.
     *
     * @param name what the user signs in with
     */
    public Uni<Void> invitation(Pool pool, User user, Destination destination, String name, String password) {
        return Templates.invitation(pool.settings(), destination.medium(), name, password)
                .map(letter -> send(pool, user, destination, letter))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private Uni<Void> send(Pool pool, User user, Destination destination, Letter letter) {
        UUID id = UUID.randomUUID();
        ObjectNode data = JsonNodeFactory.instance
                .objectNode()
                .put("channel", destination.medium().toString())
                .put("to", destination.address())
                .put("sealed", sealed(pool, id, letter));
        return outbox.add(new Event(
                id,
                Topics.MESSAGES,
                user.sub().toString(),
                "io.kognita.message.queued",
                pool.arn(),
                clock.instant(),
                data));
    }

    private String sealed(Pool pool, UUID id, Letter letter) {
        ObjectNode content = JsonNodeFactory.instance
                .objectNode()
                .put("subject", letter.subject())
                .put("body", letter.body());
        if (pool.settings().emailConfiguration() != null
                && pool.settings().emailConfiguration().from() != null) {
            content.put("from", pool.settings().emailConfiguration().from());
        }
        return sealer.sealText(PURPOSE, content.toString().getBytes(StandardCharsets.UTF_8), id.toString());
    }
}
