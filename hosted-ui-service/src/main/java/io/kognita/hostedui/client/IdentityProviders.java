package io.kognita.hostedui.client;

import io.kognita.wire.aws.AwsJson;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.IdentityProviderType;

/** The identity providers of the pools, with their secrets; asked for at each use, so a change counts at once. */
@Singleton
public class IdentityProviders {

    private final UserPoolApi api;

    IdentityProviders(@RestClient UserPoolApi api) {
        this.api = api;
    }

    /** A provider by its name; empty when the pool has none of it. */
    public Uni<Optional<IdentityProviderType>> named(String poolId, String name) {
        return found(api.identityProvider(poolId, name));
    }

    /** A provider by one of its identifiers. */
    public Uni<Optional<IdentityProviderType>> identified(String poolId, String identifier) {
        return found(api.identifiedProvider(poolId, identifier));
    }

    private static Uni<Optional<IdentityProviderType>> found(Uni<byte[]> answer) {
        return answer.map(json -> Optional.of(AwsJson.decode(json, IdentityProviderType.builder())))
                .onFailure(UserPoolRefusal.class)
                .recoverWithUni(refusal -> absentOrFailed((UserPoolRefusal) refusal));
    }

    private static Uni<Optional<IdentityProviderType>> absentOrFailed(UserPoolRefusal refusal) {
        return refusal.code().equals("ResourceNotFoundException")
                ? Uni.createFrom().item(Optional.empty())
                : Uni.createFrom().failure(refusal);
    }
}
