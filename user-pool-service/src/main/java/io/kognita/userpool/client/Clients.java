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
