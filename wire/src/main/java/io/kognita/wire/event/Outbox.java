package io.kognita.wire.event;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import org.hibernate.reactive.engine.ReactiveAfterTransactionCompletionProcess;
import org.hibernate.reactive.mutiny.Mutiny;
import org.hibernate.reactive.mutiny.impl.MutinySessionImpl;
import org.hibernate.reactive.session.ReactiveSession;

/** Where a service writes its events, in the transaction that makes them true; {@link Relay} takes them to Kafka. */
@Singleton
public class Outbox {

    /** The largest payload, in bytes of JSON: bounds the relay's memory and stays under Kafka's usual record limit. */
    static final int MAX_DATA = 256 * 1024;

    /** The payload goes through text, for the driver would send a string for {@code jsonb} as a JSON string. */
    private static final String INSERT = """
            insert into outbox (id, topic, key, type, source, time, data)
            values (:id, :topic, :key, :type, :source, :time, cast(cast(:data as text) as jsonb))
            """;

    private final Relay relay;

    Outbox(Relay relay) {
        this.relay = relay;
    }

    /**
     * Adds an event to the current Hibernate Reactive transaction. Changes made before it in the session are flushed
     * first, so two transactions that change the same row write their events in the order in which they commit.
     *
     * @throws IllegalStateException outside a transaction, for the event could then tell what never came true
     */
    public Uni<Void> add(Event event) {
        String data = event.data().toString();
        if (data.getBytes(StandardCharsets.UTF_8).length > MAX_DATA) {
            throw new IllegalArgumentException(
                    "the data of event " + event.type() + " is larger than " + MAX_DATA + " bytes");
        }
        return Panache.getSession().flatMap(session -> insert(session, event, data));
    }

    private Uni<Void> insert(Mutiny.Session session, Event event, String data) {
        if (session.currentTransaction() == null) {
            throw new IllegalStateException("event " + event.type() + " was added outside a transaction");
        }
        wakeAfterCommit(session);
        // A native statement does not flush by itself.
        return session.flush()
                .chain(() -> session.createNativeQuery(INSERT)
                        .setParameter("id", event.id())
                        .setParameter("topic", event.topic())
                        .setParameter("key", event.key())
                        .setParameter("type", event.type())
                        .setParameter("source", event.source())
                        .setParameter("time", event.time())
                        .setParameter("data", data)
                        .executeUpdate()
                        .replaceWithVoid());
    }

    private void wakeAfterCommit(Mutiny.Session session) {
        ReactiveAfterTransactionCompletionProcess wake = (success, ended) -> {
            relay.wake();
            return CompletableFuture.completedFuture(null);
        };
        ((MutinySessionImpl) session)
                .unwrap(ReactiveSession.class)
                .getReactiveActionQueue()
                .registerProcess(wake);
    }
}
