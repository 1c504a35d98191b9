package io.kognita.userpool.device;

import io.kognita.userpool.token.AccessTokens;
import io.kognita.wire.aws.Access;
import io.kognita.wire.aws.Call;
import io.kognita.wire.aws.Operation;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ForgetDeviceRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ForgetDeviceResponse;

/** A user forgets a device of their own. */
@Singleton
class ForgetDevice extends Operation<ForgetDeviceRequest, ForgetDeviceResponse> {

    private final AccessTokens accessTokens;
    private final DeviceRemoval removal;

    ForgetDevice(AccessTokens accessTokens, DeviceRemoval removal) {
        super(ForgetDeviceRequest::builder, Access.CLIENT);
        this.accessTokens = accessTokens;
        this.removal = removal;
    }

    @Override
    public Uni<ForgetDeviceResponse> handle(ForgetDeviceRequest input, Call call) {
        return accessTokens
                .verify(input.accessToken())
                .flatMap(grant -> removal.forget(grant.pool(), grant.user(), input.deviceKey(), grant.signIn()))
                .replaceWith(ForgetDeviceResponse.builder().build());
    }
}
