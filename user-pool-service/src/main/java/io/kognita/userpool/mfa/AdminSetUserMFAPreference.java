package io.kognita.userpool.mfa;

import io.kognita.userpool.admin.Targets;
import io.kognita.wire.aws.Call;
import io.kognita.wire.aws.Operation;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminSetUserMfaPreferenceRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminSetUserMfaPreferenceResponse;

/** An administrator turns a user's second factors on or off and says which one they prefer. */
@Singleton
class AdminSetUserMFAPreference extends Operation<AdminSetUserMfaPreferenceRequest, AdminSetUserMfaPreferenceResponse> {

    private final Targets targets;
    private final Preferences preferences;

    AdminSetUserMFAPreference(Targets targets, Preferences preferences) {
        super(AdminSetUserMfaPreferenceRequest::builder);
        this.targets = targets;
        this.preferences = preferences;
    }

    @Override
    public Uni<AdminSetUserMfaPreferenceResponse> handle(AdminSetUserMfaPreferenceRequest input, Call call) {
        PreferenceChange change = new PreferenceChange(
                input.smsMfaSettings(),
                input.softwareTokenMfaSettings(),
                input.emailMfaSettings(),
                input.webAuthnMfaSettings());
        return targets.find(input.userPoolId(), input.username())
                .flatMap(target -> preferences.change(target.pool(), target.user(), change))
                .replaceWith(AdminSetUserMfaPreferenceResponse.builder().build());
    }
}
