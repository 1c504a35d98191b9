package io.kognita.trigger.function;

import io.kognita.wire.cache.SettingsCache;
import io.kognita.wire.cache.SettingsChanges;
import io.kognita.wire.seal.Sealer;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.hibernate.LockMode;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.reactive.mutiny.Mutiny;

/** The functions of this deployment; those that run are read from memory where they can be. */
@Singleton
public class Functions {

    private static final String PURPOSE = "function-secret";
    private static final String CODE = "function-code";
    private static final int SECRET_BYTES = 32;

    /** Functions to keep, of some KB each; their code is not among it. */
    private static final int KEPT = 2_000;

    private final Sealer sealer;
    private final Clock clock;
    private final SettingsCache<Optional<Function>> cache;
    private final SecureRandom random = new SecureRandom();

    Functions(Sealer sealer, Clock clock, SettingsChanges changes) {
        this.sealer = sealer;
        this.clock = clock;
        this.cache = changes.cache("function", KEPT, this::byName);
    }

    /** A function to run: another replica's change is seen a moment later. */
    public Uni<Optional<Function>> toRun(String name) {
        return cache.find(name);
    }

    /** A function as it is stored now. */
    public Uni<Optional<Function>> byName(String name) {
        return Panache.withSession(() -> Panache.getSession().flatMap(session -> session.find(Function.class, name)))
                .map(Optional::ofNullable);
    }

    /** A function of one kind. */
    public Uni<Optional<Function>> byName(String name, String kind) {
        return byName(name)
                .map(found -> found.filter(function -> function.target().kind().equals(kind)));
    }

    /** Functions of one kind in the order of their names, beginning after one. */
    public Uni<List<Function>> after(String kind, String name, int limit) {
        return Panache.withSession(() -> Panache.getSession()
                .flatMap(session -> session.createSelectionQuery(
                                "from Function where kind = :kind and name > :name order by name", Function.class)
                        .setParameter("kind", kind)
                        .setParameter("name", name)
                        .setMaxResults(limit)
                        .getResultList()));
    }

    /**
     * Stores a function under a name, a new one or in the place of what was there.
     *
     * @param secret the secret to set; when empty, an existing function keeps its own and a new one gets a random one
     * @return the secret in clear if this call set one; fails with {@link NameTaken} when a function of another kind has
     *     the name
     */
    public Uni<Optional<byte[]>> put(String name, Target target, Optional<byte[]> secret) {
        return Panache.withTransaction(
                        () -> Panache.getSession().flatMap(session -> put(session, name, target, secret)))
                // Somebody else created the same name in between: this call now finds it.
                .onFailure(ConstraintViolationException.class)
                .retry()
                .atMost(1)
                .invoke(() -> cache.forget(name));
    }

    /** A function of another kind has the name. */
    public static final class NameTaken extends RuntimeException {
        NameTaken() {
            super("the name is taken", null, false, false);
        }
    }

    private Uni<Optional<byte[]>> put(Mutiny.Session session, String name, Target target, Optional<byte[]> secret) {
        return session.find(Function.class, name)
                .onItem()
                .ifNull()
                .continueWith(() -> new Function(name, clock.instant()))
                .flatMap(function -> {
                    if (function.target() != null && !function.target().kind().equals(target.kind())) {
                        throw new NameTaken();
                    }
                    Optional<byte[]> fresh =
                            function.hasSecret() ? secret : secret.or(() -> Optional.of(randomSecret()));
                    fresh.ifPresent(plain -> function.seal(sealer.seal(PURPOSE, plain, name)));
                    function.runs(target, clock.instant());
                    return session.persist(function).replaceWith(fresh);
                });
    }

    /**
     * Stores a function with code under a new name.
     *
     * @return fails with {@link ConstraintViolationException} when the name is taken
     */
    public Uni<Function> create(String name, Target target, byte[] secret, byte[] code) {
        Function function = new Function(name, clock.instant());
        function.runs(target, clock.instant());
        function.seal(sealer.seal(PURPOSE, secret, name));
        return Panache.withTransaction(() -> Panache.getSession()
                        .flatMap(session -> session.persist(function)
                                .chain(() -> session.persist(sealed(new FunctionCode(name), name, code)))
                                .replaceWith(function)))
                .invoke(() -> cache.forget(name));
    }

    /**
     * Changes a function of one kind. Who changes it at the same time comes after.
     *
     * @param rule says what it is changed to, or throws, and then it stays
     * @return the function as it is then; empty when there is none
     */
    public Uni<Optional<Function>> change(String name, String kind, UnaryOperator<Change> rule) {
        return Panache.withTransaction(() -> Panache.getSession()
                        .flatMap(session -> session.find(Function.class, name, LockMode.PESSIMISTIC_WRITE)
                                .map(Optional::ofNullable)
                                .map(found -> found.filter(
                                        function -> function.target().kind().equals(kind)))
                                .flatMap(found -> found.map(function ->
                                                change(session, function, rule).replaceWith(found))
                                        .orElseGet(() -> Uni.createFrom().item(found)))))
                .invoke(() -> cache.forget(name));
    }

    /**
     * What is there of a function, or is to be put in its place.
     *
     * @param secret to set; the same as it was when empty
     * @param code to set; the same as it was when empty
     */
    public record Change(Target target, Optional<byte[]> secret, Optional<byte[]> code) {

        /** The same with another target. */
        public Change to(Target newTarget) {
            return new Change(newTarget, secret, code);
        }
    }

    private Uni<Void> change(Mutiny.Session session, Function function, UnaryOperator<Change> rule) {
        String name = function.name();
        Change change = rule.apply(new Change(function.target(), Optional.empty(), Optional.empty()));
        function.runs(change.target(), clock.instant());
        change.secret().ifPresent(plain -> function.seal(sealer.seal(PURPOSE, plain, name)));
        return change.code()
                .map(code -> session.find(FunctionCode.class, name)
                        .invoke(stored -> sealed(stored, name, code))
                        .replaceWithVoid())
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private FunctionCode sealed(FunctionCode stored, String name, byte[] code) {
        stored.seal(sealer.seal(CODE, code, name));
        return stored;
    }

    /** The code of a function that has some. */
    public Uni<Optional<byte[]>> codeOf(String name) {
        return Panache.withSession(
                        () -> Panache.getSession().flatMap(session -> session.find(FunctionCode.class, name)))
                .map(Optional::ofNullable)
                .map(found -> found.map(stored -> sealer.open(CODE, stored.sealedCode(), name)
                        .orElseThrow(() -> new IllegalStateException("the code of " + name + " does not open"))));
    }

    private byte[] randomSecret() {
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        return secret;
    }

    /** Removes a function of one kind; false when there is none. */
    public Uni<Boolean> delete(String name, String kind) {
        return Panache.withTransaction(() -> Panache.getSession()
                        .flatMap(session -> session.createMutationQuery(
                                        "delete from Function where name = :name and kind = :kind")
                                .setParameter("name", name)
                                .setParameter("kind", kind)
                                .executeUpdate())
                        .map(deleted -> deleted > 0))
                .invoke(() -> cache.forget(name));
    }

    /** The function's secret in clear. */
    public byte[] secretOf(Function function) {
        return sealer.open(PURPOSE, function.sealedSecret(), function.name())
                .orElseThrow(() -> new IllegalStateException("the secret of " + function.name() + " does not open"));
    }
}
