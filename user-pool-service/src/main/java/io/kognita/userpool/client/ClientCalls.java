package io.kognita.userpool.client;

import io.kognita.userpool.pool.Pools;
import io.kognita.wire.aws.Call;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Authenticates app clients that call without a signature. */
@Singleton
public class ClientCalls {

    private final Clients clients;
    private final Pools pools;
    private final SecretHash secretHash;

    ClientCalls(Clients clients, Pools pools, SecretHash secretHash) {
        this.clients = clients;
        this.pools = pools;
        this.secretHash = secretHash;
    }

    /**
     * The client of a call about a user.
     *
     * @param username as the caller wrote it, for the secret hash covers it
     * @param hash the caller's secret hash, or null
     * @throws software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException when the client has a
     *     secret and the caller does not prove to know it
     */
    public Uni<ClientCall> authenticate(String clientId, String username, String hash, Call call) {
        return clients.byId(clientId)
                .invoke(client -> secretHash.check(client, username, hash, call))
                .flatMap(this::withPool);
    }

    /** The client of a call that a service of this deployment makes for it, having authenticated it. */
    public Uni<ClientCall> trusted(String clientId) {
        return clients.byId(clientId).flatMap(this::withPool);
    }

    private Uni<ClientCall> withPool(Client client) {
        return pools.byId(client.poolId()).map(pool -> new ClientCall(pool, client));
    }
}
