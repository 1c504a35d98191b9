package io.kognita.userpool.domain;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.hibernate.exception.ConstraintViolationException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;

/** Domains in the database, where no two pools have the same. */
@Singleton
class DomainTable {

    private static final String BY_NAME = "from Domain where name = :name";

    /** A domain, whosever it is, in the current session if there is one. */
    Uni<Optional<Domain>> find(String name) {
        return Panache.withSession(() -> Panache.getSession()
                        .flatMap(session -> session.createSelectionQuery(BY_NAME, Domain.class)
                                .setParameter("name", name)
                                .getSingleResultOrNull()))
                .map(Optional::ofNullable);
    }

    /**
     * A domain of a pool, in the current session.
     *
     * @throws InvalidParameterException when the pool has no such domain
     */
    Uni<Domain> existing(String poolId, String name) {
        return Panache.getSession()
                .flatMap(session -> session.find(Domain.class, new Domain.Key(poolId, name)))
                .onItem()
                .ifNull()
                .failWith(() -> DomainRules.invalid("No such domain or user pool exists."));
    }

    /**
     * Adds a domain in the current transaction. Of two who add the same name at once the database refuses one.
     *
     * @throws InvalidParameterException when a pool has it
     */
    Uni<Void> add(String name, Domain domain) {
        return find(name)
                .invoke(found -> found.ifPresent(taken -> {
                    throw taken();
                }))
                .chain(Panache::getSession)
                .flatMap(session -> session.persist(domain).chain(session::flush))
                .onFailure(ConstraintViolationException.class)
                .transform(violation -> taken());
    }

    Uni<Void> remove(Domain domain) {
        return Panache.getSession().flatMap(session -> session.remove(domain));
    }

    private static InvalidParameterException taken() {
        return DomainRules.invalid("Domain already associated with another user pool.");
    }
}
