package io.kognita.hostedui.client;

import io.kognita.wire.signin.ClientSettings;
import io.quarkus.cache.Cache;
import io.quarkus.cache.CacheName;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** The app clients. Their settings are remembered for a few seconds, so a change takes that long to be seen here. */
@Singleton
public class Clients {

    /** What AWS allows as a client id; nothing else becomes part of a path. */
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_+]{1,128}");

    private final UserPoolApi api;
    private final Cache remembered;

    Clients(@RestClient UserPoolApi api, @CacheName("clients") Cache remembered) {
        this.api = api;
        this.remembered = remembered;
    }

    /** A client; empty when there is none of this id. What cannot be an id may be long, and is not remembered. */
    public Uni<Optional<ClientSettings>> find(String clientId) {
        return ID.matcher(clientId).matches()
                ? remembered.getAsync(clientId, this::read)
                : Uni.createFrom().item(Optional.empty());
    }

    private Uni<Optional<ClientSettings>> read(String clientId) {
        return api.client(clientId)
                .map(Optional::of)
                .onFailure(UserPoolRefusal.class)
                .recoverWithUni(refusal -> absentOrFailed((UserPoolRefusal) refusal));
    }

    /** True when the secret is the client's; user-pool-service compares it. */
    public Uni<Boolean> hasSecret(String clientId, String secret) {
        return api.checkSecret(clientId, new UserPoolApi.Secret(secret))
                .replaceWith(true)
                .onFailure(UserPoolRefusal.class)
                .recoverWithUni(refusal -> refusedOrFailed((UserPoolRefusal) refusal));
    }

    private static Uni<Optional<ClientSettings>> absentOrFailed(UserPoolRefusal refusal) {
        return refusal.code().equals("ResourceNotFoundException")
                ? Uni.createFrom().item(Optional.empty())
                : Uni.createFrom().failure(refusal);
    }

    private static Uni<Boolean> refusedOrFailed(UserPoolRefusal refusal) {
        return switch (refusal.code()) {
            case "NotAuthorizedException", "UnauthorizedException", "ResourceNotFoundException" ->
                Uni.createFrom().item(false);
            default -> Uni.createFrom().failure(refusal);
        };
    }
}
