package io.kognita.userpool.auth;

import io.kognita.userpool.auth.event.Origin;
import io.kognita.userpool.client.Client;
import io.kognita.userpool.client.Clients;
import io.kognita.userpool.pool.Pool;
import io.kognita.userpool.pool.Pools;
import io.kognita.userpool.risk.adaptive.Origins;
import io.kognita.wire.aws.Call;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.function.Supplier;
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
    private final Origins origins;

    Attempts(Clients clients, Pools pools, Origins origins) {
        this.clients = clients;
        this.pools = pools;
        this.origins = origins;
    }

    Uni<Attempt> of(Door door, InitiateAuthRequest request, Call call) {
        return clients.byId(request.clientId())
                .flatMap(client -> attempt(
                        door,
                        client,
                        new Message(request.authParameters(), request.session(), request.clientMetadata(), Map.of()),
                        () -> origins.of(client, request.userContextData(), call),
                        call));
    }

    Uni<Attempt> of(Door door, RespondToAuthChallengeRequest request, Call call) {
        return clients.byId(request.clientId())
                .flatMap(client -> attempt(
                        door,
                        client,
                        new Message(
                                request.challengeResponses(), request.session(), Map.of(), request.clientMetadata()),
                        () -> origins.of(client, request.userContextData(), call),
                        call));
    }

    Uni<Attempt> of(AdminInitiateAuthRequest request, Call call) {
        return clientOf(request.userPoolId(), request.clientId())
                .flatMap(client -> attempt(
                        Door.SERVER,
                        client,
                        new Message(request.authParameters(), request.session(), request.clientMetadata(), Map.of()),
                        () -> origins.of(request.contextData(), call),
                        call));
    }

    Uni<Attempt> of(AdminRespondToAuthChallengeRequest request, Call call) {
        return clientOf(request.userPoolId(), request.clientId())
                .flatMap(client -> attempt(
                        Door.SERVER,
                        client,
                        new Message(
                                request.challengeResponses(), request.session(), Map.of(), request.clientMetadata()),
                        () -> origins.of(request.contextData(), call),
                        call));
    }

    /**
     * What the four requests have in common.
     *
     * @param session null for a first call
     */
    private record Message(
            Map<String, String> parameters,
            String session,
            Map<String, String> validationData,
            Map<String, String> clientMetadata) {}

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

    private Uni<Attempt> attempt(Door door, Client client, Message message, Supplier<Origin> origin, Call call) {
        return pools.byId(client.poolId())
                .map(pool -> attempt(door, pool, client, message, watched(pool, origin), call));
    }

    /** Only a pool that watches who signs in hears where users say they are. */
    private static Origin watched(Pool pool, Supplier<Origin> origin) {
        return pool.threatProtection().isPresent() ? origin.get() : null;
    }

    private static Attempt attempt(Door door, Pool pool, Client client, Message message, Origin origin, Call call) {
        return new Attempt(
                door,
                pool,
                client,
                message.parameters(),
                message.session(),
                message.validationData(),
                message.clientMetadata(),
                origin,
                origin == null ? call : call.from(origin.address(), origin.userAgent()));
    }
}
