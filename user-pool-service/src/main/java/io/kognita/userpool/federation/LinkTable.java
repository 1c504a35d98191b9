package io.kognita.userpool.federation;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Linked accounts in the database; whoever changes those of a user has locked the user. */
@Singleton
class LinkTable {

    private static final String OF_USER = "from LinkedIdentity where poolId = :pool and sub = :sub order by createdAt";

    private static final String NAMED =
            "from LinkedIdentity where poolId = :pool and providerName = :provider and value in :values";

    /** The account that a key names, in the current session if there is one. */
    Uni<Optional<LinkedIdentity>> find(LinkedIdentity.Key key) {
        return Panache.withSession(
                        () -> Panache.getSession().flatMap(session -> session.find(LinkedIdentity.class, key)))
                .map(Optional::ofNullable);
    }

    /** The accounts at a provider that one of the values names, by whichever attribute. */
    Uni<List<LinkedIdentity>> named(String poolId, String providerName, Collection<String> values) {
        return Panache.withSession(() -> Panache.getSession()
                .flatMap(session -> session.createSelectionQuery(NAMED, LinkedIdentity.class)
                        .setParameter("pool", poolId)
                        .setParameter("provider", providerName)
                        .setParameter("values", values)
                        .getResultList()));
    }

    /** The accounts of a user, the oldest first. */
    Uni<List<LinkedIdentity>> of(String poolId, UUID sub) {
        return Panache.getSession()
                .flatMap(session -> session.createSelectionQuery(OF_USER, LinkedIdentity.class)
                        .setParameter("pool", poolId)
                        .setParameter("sub", sub)
                        .getResultList());
    }

    Uni<Void> add(LinkedIdentity identity) {
        return Panache.getSession().flatMap(session -> session.persist(identity).chain(session::flush));
    }

    Uni<Void> remove(LinkedIdentity identity) {
        return Panache.getSession().flatMap(session -> session.remove(identity).chain(session::flush));
    }
}
