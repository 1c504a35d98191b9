package io.kognita.userpool.auth.event;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kognita.userpool.client.Client;
import io.kognita.userpool.pool.Pool;
import io.kognita.userpool.user.User;
import io.kognita.wire.aws.Call;
import io.kognita.wire.event.Event;
import io.kognita.wire.event.Outbox;
import io.kognita.wire.event.Topics;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.UUID;

/**
 * Tells of sign-ins, failures, sign-outs and revocations, in the transaction that makes them true. No secret is in them,
 * nor a name that no user has: people type passwords there.
 */
@Singleton
public class AuthenticationEvents {

    private static final String TYPE = "io.kognita.authentication.";

    private final Outbox outbox;
    private final Clock clock;

    AuthenticationEvents(Outbox outbox, Clock clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    /** A user proved who they are. */
    public Uni<Void> signedIn(Pool pool, Client client, User user, Assessment assessment, Call call) {
        return outbox.add(signIn(pool, client, user, assessment, call));
    }

    /** As {@link #signedIn}, for whoever adds it with the statement that makes it true. */
    public Event signIn(Pool pool, Client client, User user, Assessment assessment, Call call) {
        return assessed("signed-in", pool, client.id(), user, assessment, call);
    }

    /** A user did not prove who they are. */
    public Uni<Void> failed(Pool pool, Client client, User user, Call call) {
        return outbox.add(event("failed", pool, of(client, call), user));
    }

    /** A user proved a first factor and was not let in, for the risk was too high. */
    public Uni<Void> blocked(Pool pool, Client client, User user, Assessment assessment, Call call) {
        return outbox.add(assessed("failed", pool, client.id(), user, assessment, call));
    }

    /** A user proved a first factor and goes on, and because of the risk is asked for more, or told of it. */
    public Uni<Void> suspected(Pool pool, Client client, User user, Assessment assessment, Call call) {
        return outbox.add(assessed("suspected", pool, client.id(), user, assessment, call));
    }

    /** A user chose a new password that is known from a leak. */
    public Uni<Void> leakedPasswordChosen(Pool pool, String clientId, User user, Assessment assessment, Call call) {
        return outbox.add(assessed("leaked-password-chosen", pool, clientId, user, assessment, call));
    }

    /** Somebody who signs up chose a password that is known from a leak; there is no user yet. */
    public Uni<Void> leakedPasswordChosen(Pool pool, String clientId, Assessment assessment, Call call) {
        ObjectNode data = of(clientId, call);
        data.set("risk", assessment.json());
        return outbox.add(event("leaked-password-chosen", pool, pool.id(), data));
    }

    /** Somebody tried a name that no user has. */
    public Uni<Void> failedUnknown(Pool pool, Client client, Call call) {
        return outbox.add(event("failed", pool, pool.id(), of(client, call)));
    }

    /** All of a user's tokens were revoked. */
    public Uni<Void> signedOut(Pool pool, User user, Call call) {
        return outbox.add(event("signed-out", pool, of(call), user));
    }

    /** The tokens of one sign-in were revoked. */
    public Uni<Void> revoked(Pool pool, Client client, UUID sub, UUID eventId, Call call) {
        ObjectNode data = of(client, call).put("eventId", eventId.toString()).put("sub", sub.toString());
        return outbox.add(event("token-revoked", pool, sub.toString(), data));
    }

    private Event assessed(String what, Pool pool, String clientId, User user, Assessment assessment, Call call) {
        ObjectNode data = of(clientId, call).put("eventId", assessment.eventId().toString());
        if (pool.threatProtection().isPresent()) {
            data.set("risk", assessment.json());
        }
        return event(what, pool, data, user);
    }

    private Event event(String what, Pool pool, ObjectNode data, User user) {
        String sub = user.sub().toString();
        return event(what, pool, sub, data.put("sub", sub).put("username", user.username()));
    }

    private Event event(String what, Pool pool, String key, ObjectNode data) {
        // The database keeps the history of users whom a pool watches, and knows them by this.
        pool.threatProtection().ifPresent(mode -> data.put("threatProtection", mode.toString()));
        return new Event(
                UUID.randomUUID(),
                Topics.AUTHENTICATION,
                key,
                TYPE + what,
                pool.arn(),
                clock.instant(),
                data.put("userPoolId", pool.id()));
    }

    private static ObjectNode of(Client client, Call call) {
        return of(client.id(), call);
    }

    private static ObjectNode of(String clientId, Call call) {
        return of(call).put("clientId", clientId);
    }

    private static ObjectNode of(Call call) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("operation", call.operation())
                .put("requestId", call.requestId())
                .put("sourceIp", call.sourceIp())
                .put("userAgent", call.userAgent());
    }
}
