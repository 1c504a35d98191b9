package io.kognita.userpool.mfa;

import io.kognita.userpool.user.User;
import io.kognita.wire.seal.Sealer;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;

/** The secrets of users' authenticator apps in the database, sealed for their user. */
@Singleton
class SoftwareTokenTable {

    private static final String PURPOSE = "software-token";

    private static final String OFFER = """
            insert into software_token (pool_id, sub, offered) values (:pool, :sub, :secret)
            on conflict (pool_id, sub) do update set offered = excluded.offered
            """;
    private static final String FIND = """
            select offered, secret from software_token where pool_id = :pool and sub = :sub
            """;
    private static final String REGISTER = """
            insert into software_token (pool_id, sub, secret, last_step) values (:pool, :sub, :secret, :step)
            on conflict (pool_id, sub) do update set
                secret = excluded.secret, last_step = excluded.last_step, offered = null
            """;
    private static final String SPEND = """
            update software_token set last_step = :step
            where pool_id = :pool and sub = :sub and secret = :secret and last_step < :step
            """;
    private static final String DELETE = "delete from software_token where pool_id = :pool and sub = :sub";

    private final Sealer sealer;

    SoftwareTokenTable(Sealer sealer) {
        this.sealer = sealer;
    }

    /**
     * A secret that counts.
     *
     * @param sealed as it is stored, to tell that it is still the same one
     */
    record Registered(TotpSecret secret, byte[] sealed) {}

    /** Keeps a secret that is handed out, in the current transaction; one before that was not verified is void. */
    Uni<Void> offer(User user, TotpSecret secret) {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(OFFER)
                        .setParameter("pool", user.poolId())
                        .setParameter("sub", user.sub())
                        .setParameter("secret", sealer.seal(PURPOSE, secret.bytes(), context(user)))
                        .executeUpdate())
                .replaceWithVoid();
    }

    /** The secret that was handed out last and is not verified yet. */
    Uni<Optional<TotpSecret>> offered(User user) {
        return find(user).map(row -> row.flatMap(columns -> opened(user, columns[0])));
    }

    /** The secret that counts. */
    Uni<Optional<Registered>> registered(User user) {
        return find(user)
                .map(row -> row.flatMap(columns ->
                        opened(user, columns[1]).map(secret -> new Registered(secret, (byte[]) columns[1]))));
    }

    /** Makes a secret count in place of any before, in the current transaction, with the step whose code verified it. */
    Uni<Void> register(User user, TotpSecret secret, long step) {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(REGISTER)
                        .setParameter("pool", user.poolId())
                        .setParameter("sub", user.sub())
                        .setParameter("secret", sealer.seal(PURPOSE, secret.bytes(), context(user)))
                        .setParameter("step", step)
                        .executeUpdate())
                .replaceWithVoid();
    }

    /** Takes the code of a step, in the current transaction; false when it, or a later one, was taken before. */
    Uni<Boolean> spend(User user, Registered token, long step) {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(SPEND)
                        .setParameter("pool", user.poolId())
                        .setParameter("sub", user.sub())
                        .setParameter("secret", token.sealed())
                        .setParameter("step", step)
                        .executeUpdate())
                .map(updated -> updated == 1);
    }

    Uni<Void> delete(User user) {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(DELETE)
                        .setParameter("pool", user.poolId())
                        .setParameter("sub", user.sub())
                        .executeUpdate())
                .replaceWithVoid();
    }

    private static Uni<Optional<Object[]>> find(User user) {
        return Panache.withSession(() -> Panache.getSession()
                        .flatMap(session -> session.createNativeQuery(FIND, Object[].class)
                                .setParameter("pool", user.poolId())
                                .setParameter("sub", user.sub())
                                .getSingleResultOrNull()))
                .map(Optional::ofNullable);
    }

    private Optional<TotpSecret> opened(User user, Object sealed) {
        return Optional.ofNullable((byte[]) sealed)
                .flatMap(bytes -> sealer.open(PURPOSE, bytes, context(user)))
                .map(TotpSecret::new);
    }

    private static String context(User user) {
        return user.poolId() + "/" + user.sub();
    }
}
