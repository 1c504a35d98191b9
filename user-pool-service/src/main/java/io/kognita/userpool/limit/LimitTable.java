package io.kognita.userpool.limit;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.cognitoidentityprovider.model.LimitDefinitionType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.LimitType;

/** Limits of categories in the database, in AWS's shape. */
@Singleton
class LimitTable {

    private static final String PUT = """
            insert into provisioned_limit (category, requests) values (:category, :requests)
            on conflict (category) do update set requests = excluded.requests
            """;

    private final DefaultLimits defaults;
    private final CurrentLimits current;

    LimitTable(DefaultLimits defaults, CurrentLimits current) {
        this.defaults = defaults;
        this.current = current;
    }

    /** The limit of a category: what was set, else its default. */
    Uni<LimitType> of(Category category, LimitDefinitionType definition) {
        return Panache.withSession(() -> Panache.getSession()
                        .flatMap(session -> session.find(ProvisionedLimit.class, category.wireName())))
                .map(found ->
                        described(category, definition, found == null ? defaults.of(category) : found.requests()));
    }

    /** Sets a limit; this replica keeps it at once, the others within seconds. */
    Uni<LimitType> put(Category category, LimitDefinitionType definition, int requests) {
        return Panache.withTransaction(() -> Panache.getSession()
                        .flatMap(session -> session.createNativeQuery(PUT)
                                .setParameter("category", category.wireName())
                                .setParameter("requests", requests)
                                .executeUpdate()))
                .call(current::beat)
                .replaceWith(() -> described(category, definition, requests));
    }

    private LimitType described(Category category, LimitDefinitionType definition, int requests) {
        return LimitType.builder()
                .limitDefinition(definition)
                .provisionedLimitValue(requests)
                .freeLimitValue(defaults.of(category))
                .build();
    }
}
