package io.kognita.trigger.function;

import io.kognita.wire.seal.Sealer;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.reactive.mutiny.Mutiny;

/** The functions of this deployment. */
@Singleton
public class Functions {

    private static final String PURPOSE = "function-secret";
    private static final int SECRET_BYTES = 32;

    private final Sealer sealer;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Functions(Sealer sealer, Clock clock) {
        this.sealer = sealer;
        this.clock = clock;
    }

    public Uni<Optional<Function>> byName(String name) {
        return Panache.withSession(() -> Panache.getSession().flatMap(session -> session.find(Function.class, name)))
                .map(Optional::ofNullable);
    }

    /** Functions in the order of their names, beginning after one. */
    public Uni<List<Function>> after(String name, int limit) {
        return Panache.withSession(() -> Panache.getSession()
                .flatMap(session -> session.createSelectionQuery(
                                "from Function where name > :name order by name", Function.class)
                        .setParameter("name", name)
                        .setMaxResults(limit)
                        .getResultList()));
    }

    /**
     * Stores a function under a name, a new one or in the place of what was there.
     *
     * @param secret the secret to set; when empty, an existing function keeps its own and a new one gets a random one
     * @return the secret in clear if this call set one
     */
    public Uni<Optional<byte[]>> put(String name, Target target, Optional<byte[]> secret) {
        return Panache.withTransaction(
                        () -> Panache.getSession().flatMap(session -> put(session, name, target, secret)))
                // Somebody else created the same name in between: this call now finds it.
                .onFailure(ConstraintViolationException.class)
                .retry()
                .atMost(1);
    }

    private Uni<Optional<byte[]>> put(Mutiny.Session session, String name, Target target, Optional<byte[]> secret) {
        return session.find(Function.class, name)
                .onItem()
                .ifNull()
                .continueWith(() -> new Function(name, clock.instant()))
                .flatMap(function -> {
                    Optional<byte[]> fresh =
                            function.hasSecret() ? secret : secret.or(() -> Optional.of(randomSecret()));
                    fresh.ifPresent(plain -> function.seal(sealer.seal(PURPOSE, plain, name)));
                    function.runs(target, clock.instant());
                    return session.persist(function).replaceWith(fresh);
                });
    }

    private byte[] randomSecret() {
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        return secret;
    }

    /** Removes a function; false when there is none. */
    public Uni<Boolean> delete(String name) {
        return Panache.withTransaction(() -> Panache.getSession()
                .flatMap(session -> session.createMutationQuery("delete from Function where name = :name")
                        .setParameter("name", name)
                        .executeUpdate())
                .map(deleted -> deleted > 0));
    }

    /** The function's secret in clear. */
    public byte[] secretOf(Function function) {
        return sealer.open(PURPOSE, function.sealedSecret(), function.name())
                .orElseThrow(() -> new IllegalStateException("the secret of " + function.name() + " does not open"));
    }
}
