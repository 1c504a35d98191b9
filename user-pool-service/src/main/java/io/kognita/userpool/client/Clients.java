package io.kognita.userpool.client;

import io.kognita.userpool.pool.CacheSize;
import io.kognita.wire.cache.SettingsCache;
import io.kognita.wire.cache.SettingsChanges;
import io.kognita.wire.seal.Sealer;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;

/** Finds app clients. */
@Singleton
public class Clients {

    private static final String PURPOSE = "client-secret";

    /** What else comes in a path is no id, and may be nothing that the database can compare. */
    private static final Pattern ID = Pattern.compile("[\\w+]{1,128}");

    /** A client that names no flow has AWS's default ones, of which SRP is one. */
    private static final String USES_SRP = """
            select not exists (select from user_pool_client where pool_id = :pool)
                or exists (select from user_pool_client where pool_id = :pool and (
                coalesce(jsonb_array_length(settings -> 'ExplicitAuthFlows'), 0) = 0
                or exists (select from jsonb_array_elements_text(settings -> 'ExplicitAuthFlows') as flow
                    where flow not in (:never))))
            """;

    private final SettingsCache<Client> cache;
    private final Sealer sealer;

    Clients(SettingsChanges changes, CacheSize size, Sealer sealer) {
        this.cache = changes.cache("client", size.clients(), this::read);
        this.sealer = sealer;
    }

    /**
     * A client by its id.
     *
     * @throws ResourceNotFoundException when there is none
     */
    public Uni<Client> byId(String id) {
        return ID.matcher(id).matches() ? cache.find(id) : Uni.createFrom().failure(() -> notFound(id));
    }

    /** True when a look-up would not read the database. */
    public boolean holds(String id) {
        return cache.holds(id);
    }

    /**
     * As {@link #byId}, for whoever names the pool too: a client of another pool does not exist.
     *
     * @throws ResourceNotFoundException when the pool has no such client
     */
    public Uni<Client> ofPool(String poolId, String id) {
        return byId(id).invoke(client -> {
            if (!client.poolId().equals(poolId)) {
                throw notFound(id);
            }
        });
    }

    /** Forgets a client that the caller has changed; the other replicas hear it from the database. */
    void forget(String id) {
        cache.forget(id);
    }

    static ResourceNotFoundException notFound(String id) {
        return ResourceNotFoundException.builder()
                .message("User pool client " + id + " does not exist.")
                .build();
    }

    private Uni<Client> read(String id) {
        return Panache.withSession(() -> Panache.getSession()
                        .flatMap(session -> session.createSelectionQuery(
                                        "from UserPoolClient where id = :id", UserPoolClient.class)
                                .setParameter("id", id)
                                .getSingleResultOrNull()))
                .onItem()
                .ifNull()
                .failWith(() -> notFound(id))
                .map(this::view);
    }

    /**
     * True when a client of the pool may sign users in by SRP, for which their verifiers must be stored. The first client of
     * a pool without any may, for that is what clients do unless told otherwise.
     */
    public Uni<Boolean> anyUsesSrp(String poolId) {
        return Panache.withSession(() -> Panache.getSession()
                .flatMap(session -> session.createNativeQuery(USES_SRP, Boolean.class)
                        .setParameter("pool", poolId)
                        .setParameter("never", List.copyOf(AuthFlows.NEVER_BY_SRP))
                        .getSingleResult()));
    }

    /** Seals a secret for the client's row. */
    public byte[] seal(String clientId, String secret) {
        return sealer.seal(PURPOSE, secret.getBytes(StandardCharsets.UTF_8), clientId);
    }

    Client view(UserPoolClient stored) {
        return new Client(
                stored.settings(),
                stored.secrets().stream()
                        .map(secret -> opened(stored.id(), secret))
                        .toList());
    }

    private String opened(String id, StoredSecret secret) {
        return sealer.open(PURPOSE, secret.sealed(), id)
                .map(plain -> new String(plain, StandardCharsets.UTF_8))
                .orElseThrow(() -> new IllegalStateException("a secret of client " + id + " does not open"));
    }
}
