package io.kognita.userpool.mfa;

import io.kognita.userpool.admin.Targets;
import io.kognita.wire.aws.Call;
import io.kognita.wire.aws.Operation;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminDeleteSoftwareTokenRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminDeleteSoftwareTokenResponse;

/** An administrator forgets a user's authenticator app, which they lost. */
@Singleton
class AdminDeleteSoftwareToken extends Operation<AdminDeleteSoftwareTokenRequest, AdminDeleteSoftwareTokenResponse> {

    private final Targets targets;
    private final SoftwareTokens softwareTokens;

    AdminDeleteSoftwareToken(Targets targets, SoftwareTokens softwareTokens) {
        super(AdminDeleteSoftwareTokenRequest::builder);
        this.targets = targets;
        this.softwareTokens = softwareTokens;
    }

    @Override
    public Uni<AdminDeleteSoftwareTokenResponse> handle(AdminDeleteSoftwareTokenRequest input, Call call) {
        return targets.find(input.userPoolId(), input.username())
                .flatMap(target -> softwareTokens.delete(target.pool(), target.user()))
                .replaceWith(AdminDeleteSoftwareTokenResponse.builder().build());
    }
}
