package io.kognita.userpool.identityprovider;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DuplicateProviderException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.IdentityProviderType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;

/** Identity providers in the database; whoever changes one has locked its pool. */
@Singleton
class ProviderTable {

    private static final String PAGE = "from IdentityProvider where poolId = :pool and name > :after order by name";
    private static final String COUNT = "select count(*) from IdentityProvider where poolId = :pool";
    private static final String BY_IDENTIFIER =
            "from IdentityProvider where poolId = :pool and array_contains(identifiers, :identifier)";
    private static final String IDENTIFIERS =
            "select identifiers from IdentityProvider where poolId = :pool and name <> :name";

    /**
     * A provider of a pool, in the current session if there is one.
     *
     * @throws ResourceNotFoundException when the pool has none of this name
     */
    Uni<IdentityProvider> existing(String poolId, String name) {
        return Panache.withSession(() -> find(poolId, name)
                .onItem()
                .ifNull()
                .failWith(() -> notFound("Identity provider " + name + " does not exist.")));
    }

    /**
     * The provider of a pool that an identifier names.
     *
     * @throws ResourceNotFoundException when there is none
     */
    Uni<IdentityProvider> identified(String poolId, String identifier) {
        return Panache.withSession(() -> Panache.getSession()
                        .flatMap(session -> session.createSelectionQuery(BY_IDENTIFIER, IdentityProvider.class)
                                .setParameter("pool", poolId)
                                .setParameter("identifier", identifier)
                                .setMaxResults(1)
                                .getSingleResultOrNull()))
                .onItem()
                .ifNull()
                .failWith(() -> notFound("Identity provider with identifier " + identifier + " does not exist."));
    }

    /** Providers of a pool in the order of their names. */
    Uni<List<IdentityProvider>> page(String poolId, String after, int size) {
        return Panache.withSession(() -> Panache.getSession()
                .flatMap(session -> session.createSelectionQuery(PAGE, IdentityProvider.class)
                        .setParameter("pool", poolId)
                        .setParameter("after", after)
                        .setMaxResults(size)
                        .getResultList()));
    }

    Uni<Long> count(String poolId) {
        return Panache.getSession()
                .flatMap(session -> session.createSelectionQuery(COUNT, Long.class)
                        .setParameter("pool", poolId)
                        .getSingleResult());
    }

    /**
     * Adds a provider in the current transaction.
     *
     * @throws DuplicateProviderException when the pool has one of this name
     */
    Uni<Void> add(String poolId, IdentityProvider provider) {
        return find(poolId, provider.name())
                .onItem()
                .ifNotNull()
                .failWith(() -> DuplicateProviderException.builder()
                        .message(
                                "Identity provider " + provider.name() + " already exists in user pool " + poolId + ".")
                        .build())
                .chain(Panache::getSession)
                .flatMap(session -> session.persist(provider));
    }

    /**
     * Checks that no other provider of the pool has one of the identifiers.
     *
     * @throws software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException naming one that is
     *     taken
     */
    Uni<Void> refuseTaken(IdentityProviderType provider) {
        return Panache.getSession()
                .flatMap(session -> session.createSelectionQuery(IDENTIFIERS, String[].class)
                        .setParameter("pool", provider.userPoolId())
                        .setParameter("name", provider.providerName())
                        .getResultList())
                .invoke(others -> others.stream()
                        .flatMap(Stream::of)
                        .filter(provider.idpIdentifiers()::contains)
                        .findFirst()
                        .ifPresent(taken -> {
                            throw ProviderDetails.invalid(
                                    "Identifier " + taken + " belongs to another identity provider.");
                        }))
                .replaceWithVoid();
    }

    Uni<Void> remove(IdentityProvider provider) {
        return Panache.getSession().flatMap(session -> session.remove(provider));
    }

    private static Uni<IdentityProvider> find(String poolId, String name) {
        return Panache.getSession()
                .flatMap(session -> session.find(IdentityProvider.class, new IdentityProvider.Key(poolId, name)));
    }

    private static ResourceNotFoundException notFound(String message) {
        return ResourceNotFoundException.builder().message(message).build();
    }
}
