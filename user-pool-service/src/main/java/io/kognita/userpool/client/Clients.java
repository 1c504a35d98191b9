package io.kognita.userpool.client;

import io.kognita.wire.seal.Sealer;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;

/** Finds app clients. */
@Singleton
public class Clients {

    private static final String PURPOSE = "client-secret";

    /** A client that names no flow has AWS's default ones, of which SRP is one. */
    private static final String USES_SRP = """
            select exists (select from user_pool_client where pool_id = :pool and (
                coalesce(jsonb_array_length(settings -> 'ExplicitAuthFlows'), 0) = 0
                or settings -> 'ExplicitAuthFlows' @> '["ALLOW_USER_SRP_AUTH"]'
                or settings -> 'ExplicitAuthFlows' @> '["ALLOW_USER_AUTH"]'
                or settings -> 'ExplicitAuthFlows' @> '["ALLOW_CUSTOM_AUTH"]'))
            """;

    private final Sealer sealer;

    Clients(Sealer sealer) {
        this.sealer = sealer;
    }

    /**
     * A client by its id.
     *
     * @throws ResourceNotFoundException when there is none
     */
    public Uni<Client> byId(String id) {
        return Panache.withSession(() -> Panache.getSession()
                        .flatMap(session -> session.createSelectionQuery(
                                        "from UserPoolClient where id = :id", UserPoolClient.class)
                                .setParameter("id", id)
                                .getSingleResultOrNull()))
                .map(found -> {
                    if (found == null) {
                        throw ResourceNotFoundException.builder()
                                .message("User pool client " + id + " does not exist.")
                                .build();
                    }
                    return new Client(found.settings(), secret(found, id));
                });
    }

    /** True when a client of the pool may sign users in by SRP, for which their verifiers must be stored. */
    public Uni<Boolean> anyUsesSrp(String poolId) {
        return Panache.withSession(() -> Panache.getSession()
                .flatMap(session -> session.createNativeQuery(USES_SRP, Boolean.class)
                        .setParameter("pool", poolId)
                        .getSingleResult()));
    }

    /** Seals a secret for the client's row. */
    public byte[] seal(String clientId, String secret) {
        return sealer.seal(PURPOSE, secret.getBytes(StandardCharsets.UTF_8), clientId);
    }

    private String secret(UserPoolClient stored, String id) {
        if (stored.sealedSecret() == null) {
            return null;
        }
        return sealer.open(PURPOSE, stored.sealedSecret(), id)
                .map(secret -> new String(secret, StandardCharsets.UTF_8))
                .orElseThrow(() -> new IllegalStateException("the secret of client " + id + " does not open"));
    }
}
