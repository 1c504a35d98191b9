package io.kognita.userpool.passkey;

import io.kognita.userpool.user.User;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.reactive.mutiny.Mutiny;

/** Passkeys in the database. */
@Singleton
public class PasskeyTable {

    private static final String OWN = "from Passkey where poolId = :pool and sub = :sub ";
    private static final String PAGE = OWN + "and id > :after order by id";
    private static final String AT = OWN + "and rpId = :rp order by id";
    private static final String COUNT = "select count(*) " + OWN;
    private static final String DELETE = "delete " + OWN + "and id = :id";

    /** A counter that does not go up was copied with its key, unless the authenticator has none and says zero. */
    private static final String USED = """
            update Passkey set signCount = :count, backedUp = :backedUp, usedAt = :now
            where poolId = :pool and sub = :sub and id = :id and (signCount < :count or (signCount = 0 and :count = 0))
            """;

    private final Clock clock;

    PasskeyTable(Clock clock) {
        this.clock = clock;
    }

    /** True when a user has a passkey, whatever relying party it is for. */
    public Uni<Boolean> any(User owner) {
        return count(owner).map(count -> count > 0);
    }

    /** How many passkeys a user has, in the current session if there is one. */
    Uni<Long> count(User owner) {
        return Panache.withSession(() -> Panache.getSession()
                .flatMap(session -> owned(session.createSelectionQuery(COUNT, Long.class), owner.poolId(), owner.sub())
                        .getSingleResult()));
    }

    /** Passkeys of somebody for a relying party; of whom nobody is, none. */
    Uni<List<Passkey>> at(String poolId, UUID owner, RelyingParty relyingParty) {
        return Panache.withSession(() -> Panache.getSession()
                .flatMap(session -> owned(session.createSelectionQuery(AT, Passkey.class), poolId, owner)
                        .setParameter("rp", relyingParty.id())
                        .getResultList()));
    }

    /** Passkeys of a user in the order of their ids. */
    Uni<List<Passkey>> page(User owner, String after, int size) {
        return Panache.withSession(() -> Panache.getSession()
                .flatMap(
                        session -> owned(session.createSelectionQuery(PAGE, Passkey.class), owner.poolId(), owner.sub())
                                .setParameter("after", after)
                                .setMaxResults(size)
                                .getResultList()));
    }

    /** A passkey of somebody, by the id of its credential. */
    Uni<Optional<Passkey>> find(String poolId, UUID owner, String id) {
        return Panache.withSession(() -> Panache.getSession()
                        .flatMap(session -> session.find(Passkey.class, new Passkey.Key(poolId, owner, id))))
                .map(Optional::ofNullable);
    }

    /**
     * Adds a passkey in the current transaction, which has locked its owner.
     *
     * @throws software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException when somebody of the
     *     pool has registered it
     */
    Uni<Void> add(Passkey passkey) {
        return Panache.getSession()
                .flatMap(session -> session.persist(passkey).chain(session::flush))
                .onFailure(ConstraintViolationException.class)
                .transform(taken -> PasskeyRefusals.registered());
    }

    /** Takes a passkey away in the current transaction; false when the user has no such. */
    Uni<Boolean> remove(User owner, String id) {
        return Panache.getSession()
                .flatMap(session -> session.createMutationQuery(DELETE)
                        .setParameter("pool", owner.poolId())
                        .setParameter("sub", owner.sub())
                        .setParameter("id", id)
                        .executeUpdate())
                .map(rows -> rows > 0);
    }

    /** Keeps what an authenticator said with a signature, in the current transaction; false when its counter did not go up. */
    Uni<Boolean> used(Passkey passkey, long signCount, boolean backedUp) {
        return Panache.getSession()
                .flatMap(session -> session.createMutationQuery(USED)
                        .setParameter("count", signCount)
                        .setParameter("backedUp", backedUp)
                        .setParameter("now", clock.instant())
                        .setParameter("pool", passkey.poolId())
                        .setParameter("sub", passkey.sub())
                        .setParameter("id", passkey.id())
                        .executeUpdate())
                .map(rows -> rows > 0);
    }

    private static <T> Mutiny.SelectionQuery<T> owned(Mutiny.SelectionQuery<T> query, String poolId, UUID owner) {
        return query.setParameter("pool", poolId).setParameter("sub", owner);
    }
}
