package io.kognita.userpool.mfa;

import io.kognita.userpool.token.AccessTokens;
import io.kognita.wire.aws.Access;
import io.kognita.wire.aws.Call;
import io.kognita.wire.aws.Operation;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SetUserMfaPreferenceRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SetUserMfaPreferenceResponse;

/** Users turn their second factors on or off and say which one they prefer. */
@Singleton
class SetUserMFAPreference extends Operation<SetUserMfaPreferenceRequest, SetUserMfaPreferenceResponse> {

    private final AccessTokens accessTokens;
    private final Preferences preferences;

    SetUserMFAPreference(AccessTokens accessTokens, Preferences preferences) {
        super(SetUserMfaPreferenceRequest::builder, Access.CLIENT);
        this.accessTokens = accessTokens;
        this.preferences = preferences;
    }

    @Override
    public Uni<SetUserMfaPreferenceResponse> handle(SetUserMfaPreferenceRequest input, Call call) {
        PreferenceChange change = new PreferenceChange(
                input.smsMfaSettings(),
                input.softwareTokenMfaSettings(),
                input.emailMfaSettings(),
                input.webAuthnMfaSettings());
        return accessTokens
                .verify(input.accessToken())
                .flatMap(grant -> preferences.change(grant.pool(), grant.user(), change))
                .replaceWith(SetUserMfaPreferenceResponse.builder().build());
    }
}
