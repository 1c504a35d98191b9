package io.kognita.userpool.device;

import io.kognita.userpool.token.AccessTokens;
import io.kognita.wire.aws.Access;
import io.kognita.wire.aws.Call;
import io.kognita.wire.aws.Operation;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UpdateDeviceStatusRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UpdateDeviceStatusResponse;

/** A user has a device of their own remembered, or no more. */
@Singleton
class UpdateDeviceStatus extends Operation<UpdateDeviceStatusRequest, UpdateDeviceStatusResponse> {

    private final AccessTokens accessTokens;
    private final DeviceStatus status;

    UpdateDeviceStatus(AccessTokens accessTokens, DeviceStatus status) {
        super(UpdateDeviceStatusRequest::builder, Access.CLIENT);
        this.accessTokens = accessTokens;
        this.status = status;
    }

    @Override
    public Uni<UpdateDeviceStatusResponse> handle(UpdateDeviceStatusRequest input, Call call) {
        return accessTokens
                .verify(input.accessToken())
                .flatMap(grant ->
                        status.update(grant.pool(), grant.user(), input.deviceKey(), input.deviceRememberedStatus()))
                .replaceWith(UpdateDeviceStatusResponse.builder().build());
    }
}
