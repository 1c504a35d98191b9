package io.kognita.identitypool.identity;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.hibernate.exception.ConstraintViolationException;

/**
 * Runs a transaction that may lose a race: two requests with the same new login both find it unknown, and the unique keys
 * let only one write it. The other begins again and then finds it.
 */
public final class Contention {

    private static final int ATTEMPTS_AFTER_THE_FIRST = 3;

    private Contention() {}

    public static <T> Uni<T> withTransaction(Supplier<Uni<T>> work) {
        return Uni.createFrom()
                .deferred(() -> Panache.withTransaction(work))
                .onFailure(Contention::lostRace)
                .retry()
                .atMost(ATTEMPTS_AFTER_THE_FIRST);
    }

    private static boolean lostRace(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .anyMatch(ConstraintViolationException.class::isInstance);
    }
}
