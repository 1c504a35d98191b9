package io.kognita.userpool.authfactor;

import io.kognita.userpool.admin.Targets;
import io.kognita.userpool.passkey.PasskeyTable;
import io.kognita.userpool.user.UserShapes;
import io.kognita.wire.aws.Call;
import io.kognita.wire.aws.Operation;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminGetUserAuthFactorsRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminGetUserAuthFactorsResponse;

/** An administrator sees by which factors a user can sign in. */
@Singleton
class AdminGetUserAuthFactors extends Operation<AdminGetUserAuthFactorsRequest, AdminGetUserAuthFactorsResponse> {

    private final Targets targets;
    private final PasskeyTable passkeys;

    AdminGetUserAuthFactors(Targets targets, PasskeyTable passkeys) {
        super(AdminGetUserAuthFactorsRequest::builder);
        this.targets = targets;
        this.passkeys = passkeys;
    }

    @Override
    public Uni<AdminGetUserAuthFactorsResponse> handle(AdminGetUserAuthFactorsRequest input, Call call) {
        return targets.find(input.userPoolId(), input.username())
                .flatMap(target -> passkeys.any(target.user())
                        .map(passkey -> AdminGetUserAuthFactorsResponse.builder()
                                .username(target.user().username())
                                .preferredMfaSetting(UserShapes.preferredFactor(target.user()))
                                .userMFASettingList(UserShapes.secondFactors(target.user()))
                                .configuredUserAuthFactors(AuthFactors.of(target.pool(), target.user(), passkey))
                                .build()));
    }
}
