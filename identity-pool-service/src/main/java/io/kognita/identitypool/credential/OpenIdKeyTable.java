package io.kognita.identitypool.credential;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.hibernate.reactive.mutiny.Mutiny;

/** Reads and replaces the keys of OpenID tokens. */
@Singleton
class OpenIdKeyTable {

    /** Held until the transaction ends, so that of many replicas that miss a key one makes it. */
    private static final String LOCK =
            "select 1 from pg_advisory_xact_lock(hashtextextended(current_schema() || '.openid_key', 0))";

    /** Every key, the newest first. */
    Uni<List<OpenIdKey>> all() {
        return Panache.withSession(() -> Panache.getSession().flatMap(OpenIdKeyTable::all));
    }

    /**
     * Adds a key unless another replica has done so.
     *
     * @param isDue whether these keys, the newest first, still need another
     * @param outlived those of them that nobody needs any more
     * @return the keys that are there now, the newest first
     */
    Uni<List<OpenIdKey>> add(
            OpenIdKey key, Predicate<List<OpenIdKey>> isDue, Function<List<OpenIdKey>, List<OpenIdKey>> outlived) {
        return Panache.withTransaction(() -> Panache.getSession()
                .flatMap(session -> session.createNativeQuery(LOCK, Integer.class)
                        .getSingleResult()
                        .chain(() -> all(session))
                        .flatMap(keys -> isDue.test(keys)
                                ? session.persist(key)
                                        .chain(() -> session.removeAll(
                                                outlived.apply(keys).toArray()))
                                        .chain(session::flush)
                                        .chain(() -> all(session))
                                : Uni.createFrom().item(keys))));
    }

    private static Uni<List<OpenIdKey>> all(Mutiny.Session session) {
        return session.createSelectionQuery("from OpenIdKey order by createdAt desc, id", OpenIdKey.class)
                .getResultList();
    }
}
