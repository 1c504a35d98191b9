package io.kognita.userpool.mfa;

import io.kognita.userpool.token.AccessTokens;
import io.kognita.wire.aws.Access;
import io.kognita.wire.aws.Call;
import io.kognita.wire.aws.Operation;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SetUserSettingsRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SetUserSettingsResponse;

/** Users turn text messages on or off as a second factor, in the older form. */
@Singleton
class SetUserSettings extends Operation<SetUserSettingsRequest, SetUserSettingsResponse> {

    private final AccessTokens accessTokens;
    private final Preferences preferences;

    SetUserSettings(AccessTokens accessTokens, Preferences preferences) {
        super(SetUserSettingsRequest::builder, Access.CLIENT);
        this.accessTokens = accessTokens;
        this.preferences = preferences;
    }

    @Override
    public Uni<SetUserSettingsResponse> handle(SetUserSettingsRequest input, Call call) {
        return accessTokens
                .verify(input.accessToken())
                .flatMap(grant -> preferences.change(grant.pool(), grant.user(), input.mfaOptions()))
                .replaceWith(SetUserSettingsResponse.builder().build());
    }
}
