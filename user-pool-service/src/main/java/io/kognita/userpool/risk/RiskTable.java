package io.kognita.userpool.risk;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RiskConfigurationType;

/** Risk configurations in the database; whoever changes one has locked its pool. */
@Singleton
class RiskTable {

    /** What was set for a client, or for all, in the current session if there is one. */
    Uni<Optional<RiskConfigurationType>> find(RiskConfiguration.Key key) {
        return Panache.withSession(() -> stored(key)).map(found -> found.map(RiskConfiguration::settings));
    }

    /** Keeps a configuration in the current transaction. */
    Uni<Void> put(RiskConfiguration.Key key, RiskConfigurationType settings) {
        return stored(key)
                .flatMap(found -> found.map(
                                stored -> Uni.createFrom().voidItem().invoke(() -> stored.change(settings)))
                        .orElseGet(() -> Panache.getSession()
                                .flatMap(session -> session.persist(new RiskConfiguration(key, settings)))));
    }

    /** Forgets a configuration in the current transaction. */
    Uni<Void> remove(RiskConfiguration.Key key) {
        return stored(key)
                .flatMap(found -> found.map(stored -> Panache.getSession().flatMap(session -> session.remove(stored)))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private static Uni<Optional<RiskConfiguration>> stored(RiskConfiguration.Key key) {
        return Panache.getSession()
                .flatMap(session -> session.find(RiskConfiguration.class, key))
                .map(Optional::ofNullable);
    }
}
