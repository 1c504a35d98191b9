package io.kognita.identitypool.credential;

import io.kognita.identitypool.identity.IdentityEvents;
import io.kognita.identitypool.identity.IdentityProof;
import io.kognita.identitypool.identity.ProvedIdentity;
import io.kognita.identitypool.role.RoleChoice;
import io.kognita.wire.aws.Access;
import io.kognita.wire.aws.Call;
import io.kognita.wire.aws.Operation;
import io.kognita.wire.sigv4.VendedCredentials;
import io.kognita.wire.sigv4.VendedCredentials.Holder;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.cognitoidentity.model.Credentials;
import software.amazon.awssdk.services.cognitoidentity.model.GetCredentialsForIdentityRequest;
import software.amazon.awssdk.services.cognitoidentity.model.GetCredentialsForIdentityResponse;

/** Vends an identity the keys of its role, good for an hour. */
@Singleton
class GetCredentialsForIdentity extends Operation<GetCredentialsForIdentityRequest, GetCredentialsForIdentityResponse> {

    private static final Duration LIFE = Duration.ofHours(1);

    private final IdentityProof proof;
    private final VendedCredentials credentials;
    private final IdentityEvents events;
    private final Clock clock;

    GetCredentialsForIdentity(IdentityProof proof, VendedCredentials credentials, IdentityEvents events, Clock clock) {
        super(GetCredentialsForIdentityRequest::builder, Access.CLIENT);
        this.proof = proof;
        this.credentials = credentials;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public Uni<GetCredentialsForIdentityResponse> handle(GetCredentialsForIdentityRequest input, Call call) {
        return proof.prove(
                input.identityId(), input.logins(), proved -> vend(proved, Optional.ofNullable(input.customRoleArn())));
    }

    private Uni<GetCredentialsForIdentityResponse> vend(ProvedIdentity proved, Optional<String> customRole) {
        RoleChoice roles = new RoleChoice(proved.pool().roles());
        String role = proved.authenticated()
                ? roles.authenticated(proved.logins().getFirst(), customRole)
                : roles.unauthenticated();
        VendedCredentials.Credentials keys = credentials.vend(
                new Holder(proved.pool().id(), proved.identity().id(), role, proved.authenticated(), Map.of()),
                clock.instant().plus(LIFE));
        return events.vended(proved.identity(), keys.accessKeyId(), role)
                .replaceWith(() -> GetCredentialsForIdentityResponse.builder()
                        .identityId(proved.identity().id())
                        .credentials(shape(keys))
                        .build());
    }

    private static Credentials shape(VendedCredentials.Credentials keys) {
        return Credentials.builder()
                .accessKeyId(keys.accessKeyId())
                .secretKey(keys.secretKey())
                .sessionToken(keys.sessionToken())
                .expiration(keys.expiration())
                .build();
    }
}
