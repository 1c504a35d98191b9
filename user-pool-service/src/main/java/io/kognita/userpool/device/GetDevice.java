package io.kognita.userpool.device;

import io.kognita.userpool.token.AccessTokens;
import io.kognita.wire.aws.Access;
import io.kognita.wire.aws.Call;
import io.kognita.wire.aws.Operation;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetDeviceRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetDeviceResponse;

/** A user looks at a device of their own. */
@Singleton
class GetDevice extends Operation<GetDeviceRequest, GetDeviceResponse> {

    private final AccessTokens accessTokens;
    private final Devices devices;

    GetDevice(AccessTokens accessTokens, Devices devices) {
        super(GetDeviceRequest::builder, Access.CLIENT);
        this.accessTokens = accessTokens;
        this.devices = devices;
    }

    @Override
    public Uni<GetDeviceResponse> handle(GetDeviceRequest input, Call call) {
        return accessTokens
                .verify(input.accessToken())
                .flatMap(grant -> devices.existing(grant.pool(), grant.user(), input.deviceKey())
                        .map(device -> GetDeviceResponse.builder()
                                .device(DeviceShapes.own(grant.pool(), device))
                                .build()));
    }
}
