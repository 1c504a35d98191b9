package io.kognita.userpool.auth;

import io.kognita.userpool.client.Client;
import io.kognita.userpool.client.Clients;
import io.kognita.userpool.pool.Pools;
import io.kognita.wire.aws.Call;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Map;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminInitiateAuthRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminRespondToAuthChallengeRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RespondToAuthChallengeRequest;

/** Reads the four requests of a sign-in into one shape. */
@Singleton
class Attempts {

    private final Clients clients;
    private final Pools pools;

    Attempts(Clients clients, Pools pools) {
        this.clients = clients;
        this.pools = pools;
    }

    Uni<Attempt> of(Door door, InitiateAuthRequest request, Call call) {
        return clients.byId(request.clientId())
                .flatMap(client -> beginning(door, client, request.authParameters(), request.clientMetadata(), call));
    }

    Uni<Attempt> of(Door door, RespondToAuthChallengeRequest request, Call call) {
        return clients.byId(request.clientId())
                .flatMap(client -> answer(
                        door, client, request.challengeResponses(), request.session(), request.clientMetadata(), call));
    }

    Uni<Attempt> of(AdminInitiateAuthRequest request, Call call) {
        return clientOf(request.userPoolId(), request.clientId())
                .flatMap(client ->
                        beginning(Door.SERVER, client, request.authParameters(), request.clientMetadata(), call));
    }

    Uni<Attempt> of(AdminRespondToAuthChallengeRequest request, Call call) {
        return clientOf(request.userPoolId(), request.clientId())
                .flatMap(client -> answer(
                        Door.SERVER,
                        client,
                        request.challengeResponses(),
                        request.session(),
                        request.clientMetadata(),
                        call));
    }

    /** An operator names the pool too, and may be limited to it: a client of another pool is not there. */
    private Uni<Client> clientOf(String poolId, String clientId) {
        return clients.byId(clientId).invoke(client -> {
            if (!client.poolId().equals(poolId)) {
                throw ResourceNotFoundException.builder()
                        .message("User pool client " + clientId + " does not exist.")
                        .build();
            }
        });
    }

    private Uni<Attempt> beginning(
            Door door, Client client, Map<String, String> parameters, Map<String, String> validationData, Call call) {
        return pools.byId(client.poolId())
                .map(pool -> new Attempt(door, pool, client, parameters, null, validationData, Map.of(), call));
    }

    private Uni<Attempt> answer(
            Door door,
            Client client,
            Map<String, String> parameters,
            String session,
            Map<String, String> clientMetadata,
            Call call) {
        return pools.byId(client.poolId())
                .map(pool -> new Attempt(door, pool, client, parameters, session, Map.of(), clientMetadata, call));
    }
}
