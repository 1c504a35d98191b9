package io.kognita.userpool.mfa;

import io.kognita.userpool.admin.Targets;
import io.kognita.wire.aws.Call;
import io.kognita.wire.aws.Operation;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminSetUserSettingsRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminSetUserSettingsResponse;

/** An administrator turns a user's text messages on or off as a second factor, in the older form. */
@Singleton
class AdminSetUserSettings extends Operation<AdminSetUserSettingsRequest, AdminSetUserSettingsResponse> {

    private final Targets targets;
    private final Preferences preferences;

    AdminSetUserSettings(Targets targets, Preferences preferences) {
        super(AdminSetUserSettingsRequest::builder);
        this.targets = targets;
        this.preferences = preferences;
    }

    @Override
    public Uni<AdminSetUserSettingsResponse> handle(AdminSetUserSettingsRequest input, Call call) {
        return targets.find(input.userPoolId(), input.username())
                .flatMap(target -> preferences.change(target.pool(), target.user(), input.mfaOptions()))
                .replaceWith(AdminSetUserSettingsResponse.builder().build());
    }
}
