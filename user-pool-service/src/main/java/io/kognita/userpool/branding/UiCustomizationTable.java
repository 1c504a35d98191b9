package io.kognita.userpool.branding;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;

/** Looks of classic pages in the database; whoever changes one has locked its pool. */
@Singleton
class UiCustomizationTable {

    private static final String IN_FORCE = "from UiCustomization where poolId = :pool and scope in (:client, 'ALL')"
            + " order by case when scope = 'ALL' then 1 else 0 end";

    /** What a client's pages look like: its own look, else that of all clients. */
    Uni<Optional<UiCustomization>> inForce(String poolId, String clientId) {
        return Panache.withSession(() -> Panache.getSession()
                        .flatMap(session -> session.createSelectionQuery(IN_FORCE, UiCustomization.class)
                                .setParameter("pool", poolId)
                                .setParameter("client", clientId)
                                .setMaxResults(1)
                                .getSingleResultOrNull()))
                .map(Optional::ofNullable);
    }

    /** The look of one client, or of all, in the current session if there is one. */
    Uni<Optional<UiCustomization>> find(UiCustomization.Key key) {
        return Panache.withSession(
                        () -> Panache.getSession().flatMap(session -> session.find(UiCustomization.class, key)))
                .map(Optional::ofNullable);
    }

    /** The look to change in the current transaction, added when there is none. */
    Uni<UiCustomization> existingOrNew(UiCustomization.Key key, Instant now) {
        return find(key)
                .flatMap(found -> found.map(look -> Uni.createFrom().item(look))
                        .orElseGet(() -> add(new UiCustomization(key, now))));
    }

    private static Uni<UiCustomization> add(UiCustomization look) {
        return Panache.getSession().flatMap(session -> session.persist(look)).replaceWith(look);
    }
}
