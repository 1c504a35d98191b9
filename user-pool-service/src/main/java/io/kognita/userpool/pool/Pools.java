package io.kognita.userpool.pool;

import io.kognita.wire.cache.SettingsCache;
import io.kognita.wire.cache.SettingsChanges;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.regex.Pattern;
import org.hibernate.reactive.mutiny.Mutiny;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;

/** Finds user pools, in memory where it can. */
@Singleton
public class Pools {

    /** Read by SQL, for resource servers and identity providers are features that depend on this one. */
    private static final String CUSTOM_SCOPES = """
            select server.identifier || '/' || (scope ->> 'ScopeName') from resource_server server,
                jsonb_array_elements(server.settings -> 'Scopes') scope
            where server.pool_id = :pool
            """;

    private static final String PROVIDERS = "select name from identity_provider where pool_id = :pool";

    /** What else comes in a path is no id, and may be nothing that the database can compare. */
    private static final Pattern ID = Pattern.compile("[\\w-]{1,55}_[0-9a-zA-Z]{1,55}");

    private final SettingsCache<Pool> cache;

    Pools(SettingsChanges changes, CacheSize size) {
        this.cache = changes.cache("pool", size.pools(), Pools::read);
    }

    /**
     * A pool by its id.
     *
     * @throws ResourceNotFoundException when there is none
     */
    public Uni<Pool> byId(String id) {
        return ID.matcher(id).matches() ? cache.find(id) : Uni.createFrom().failure(() -> notFound(id));
    }

    /** True when a look-up would not read the database. */
    public boolean holds(String id) {
        return cache.holds(id);
    }

    /** Forgets a pool that the caller has changed; the other replicas hear it from the database. */
    public void forget(String id) {
        cache.forget(id);
    }

    public static ResourceNotFoundException notFound(String id) {
        return ResourceNotFoundException.builder()
                .message("User pool " + id + " does not exist.")
                .build();
    }

    private static Uni<Pool> read(String id) {
        return Panache.withSession(() -> Panache.getSession()
                .flatMap(session -> session.find(UserPool.class, id)
                        .onItem()
                        .ifNull()
                        .failWith(() -> notFound(id))
                        .flatMap(found -> names(session, CUSTOM_SCOPES, id)
                                .flatMap(scopes -> names(session, PROVIDERS, id)
                                        .map(providers -> new Pool(found.settings(), scopes, providers))))));
    }

    private static Uni<List<String>> names(Mutiny.Session session, String sql, String id) {
        return session.createNativeQuery(sql, String.class)
                .setParameter("pool", id)
                .getResultList();
    }
}
