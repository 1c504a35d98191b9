package io.kognita.userpool.terms;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.TermsExistsException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.TermsType;

/** Terms in the database; whoever changes them has locked their pool. */
@Singleton
class TermsTable {

    private static final String PAGE = "from Terms where poolId = :pool and id > :after order by id";
    private static final String OF_CLIENT = "from Terms where poolId = :pool and clientId = :client and name = :name";

    /**
     * Terms of a pool, in the current session if there is one.
     *
     * @throws ResourceNotFoundException when the pool has none with this id
     */
    Uni<Terms> existing(String poolId, String id) {
        return Panache.withSession(() -> Panache.getSession()
                .flatMap(session -> session.find(Terms.class, new Terms.Key(poolId, UUID.fromString(id))))
                .onItem()
                .ifNull()
                .failWith(() -> notFound(id)));
    }

    /** Terms of a client by their name, in the current session if there is one. */
    Uni<Optional<Terms>> ofClient(String poolId, String clientId, String name) {
        return Panache.withSession(() -> Panache.getSession()
                        .flatMap(session -> session.createSelectionQuery(OF_CLIENT, Terms.class)
                                .setParameter("pool", poolId)
                                .setParameter("client", clientId)
                                .setParameter("name", name)
                                .getSingleResultOrNull()))
                .map(Optional::ofNullable);
    }

    /** Terms of a pool in the order of their ids. */
    Uni<List<Terms>> page(String poolId, UUID after, int size) {
        return Panache.withSession(() -> Panache.getSession()
                .flatMap(session -> session.createSelectionQuery(PAGE, Terms.class)
                        .setParameter("pool", poolId)
                        .setParameter("after", after)
                        .setMaxResults(size)
                        .getResultList()));
    }

    /**
     * Checks that a client has no other terms of a name.
     *
     * @throws TermsExistsException when it has
     */
    Uni<Void> refuseTaken(TermsType wanted) {
        return ofClient(wanted.userPoolId(), wanted.clientId(), wanted.termsName())
                .invoke(found -> found.map(Terms::settings)
                        .filter(taken -> !taken.termsId().equals(wanted.termsId()))
                        .ifPresent(taken -> {
                            throw TermsExistsException.builder()
                                    .message("Terms " + taken.termsName() + " already exist for client "
                                            + taken.clientId() + ".")
                                    .build();
                        }))
                .replaceWithVoid();
    }

    Uni<Void> add(Terms terms) {
        return Panache.getSession().flatMap(session -> session.persist(terms));
    }

    Uni<Void> remove(Terms terms) {
        return Panache.getSession().flatMap(session -> session.remove(terms));
    }

    static ResourceNotFoundException notFound(String what) {
        return ResourceNotFoundException.builder()
                .message("Terms " + what + " do not exist.")
                .build();
    }
}
