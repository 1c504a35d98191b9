package io.kognita.wire.event;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
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
            select cast(:id as uuid), :topic, :key, :type, :source, cast(:time as timestamptz),
                cast(cast(:data as text) as jsonb)
            """;

    private static final String INSERT_ALL = """
            insert into outbox (id, topic, key, type, source, time, data)
            select event.id, event.topic, event.key, event.type, event.source, event.time, event.data
            from jsonb_to_recordset(cast(cast(:events as text) as jsonb)) as event
                (id uuid, topic text, key text, type text, source text, time timestamptz, data jsonb)
            """;

    private static final String INSERT_WITH = "with changed as (%s) " + INSERT + "from changed returning 1";

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
        Map<String, Object> row = row(event);
        return Panache.getSession().flatMap(session -> insert(session, event, row));
    }

    /** As {@link #add}, of many events in one statement. */
    public Uni<Void> addAll(List<Event> events) {
        ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        events.forEach(event -> {
            ObjectNode row =
                    rows.addObject().put("time", event.time().toString()).set("data", event.data());
            row(event).forEach((column, value) -> row.putIfAbsent(column, TextNode.valueOf(value.toString())));
        });
        return Panache.getSession().flatMap(session -> {
            requireTransaction(session, "events");
            wakeAfterCommit(session);
            var query = session.createNativeQuery(INSERT_ALL).setParameter("events", rows.toString());
            return session.flush().chain(() -> query.executeUpdate()).replaceWithVoid();
        });
    }

    /**
     * Changes rows and tells of it in one statement, which is a transaction of its own: one round trip in place of four.
     * For a change that is made all the time and is nothing but this statement.
     *
     * @param change SQL that changes one row and ends in {@code returning}; when it changes none, nothing is told
     * @param parameters of the change, by names that are no columns of the outbox
     * @return true when it changed the row
     */
    public Uni<Boolean> addWith(String change, Map<String, Object> parameters, Event event) {
        Map<String, Object> row = row(event);
        return Panache.withSession(() -> Panache.getSession().flatMap(session -> {
                    var query = session.createNativeQuery(INSERT_WITH.formatted(change), Integer.class);
                    parameters.forEach(query::setParameter);
                    row.forEach(query::setParameter);
                    return query.getResultList();
                }))
                .map(told -> !told.isEmpty())
                .invoke(relay::wake);
    }

    private static Map<String, Object> row(Event event) {
        String data = event.data().toString();
        if (data.getBytes(StandardCharsets.UTF_8).length > MAX_DATA) {
            throw new IllegalArgumentException(
                    "the data of event " + event.type() + " is larger than " + MAX_DATA + " bytes");
        }
        return Map.of(
                "id", event.id(),
                "topic", event.topic(),
                "key", event.key(),
                "type", event.type(),
                "source", event.source(),
                "time", event.time(),
                "data", data);
    }

    private Uni<Void> insert(Mutiny.Session session, Event event, Map<String, Object> row) {
        requireTransaction(session, "event " + event.type());
        wakeAfterCommit(session);
        var query = session.createNativeQuery(INSERT);
        row.forEach(query::setParameter);
        // A native statement does not flush by itself.
        return session.flush().chain(() -> query.executeUpdate()).replaceWithVoid();
    }

    private static void requireTransaction(Mutiny.Session session, String what) {
        if (session.currentTransaction() == null) {
            throw new IllegalStateException(what + " added outside a transaction");
        }
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
