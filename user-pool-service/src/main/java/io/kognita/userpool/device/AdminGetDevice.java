package io.kognita.userpool.device;

import io.kognita.userpool.admin.Targets;
import io.kognita.wire.aws.Call;
import io.kognita.wire.aws.Operation;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminGetDeviceRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminGetDeviceResponse;

/** An administrator looks at a user's device. */
@Singleton
class AdminGetDevice extends Operation<AdminGetDeviceRequest, AdminGetDeviceResponse> {

    private final Targets targets;
    private final Devices devices;

    AdminGetDevice(Targets targets, Devices devices) {
        super(AdminGetDeviceRequest::builder);
        this.targets = targets;
        this.devices = devices;
    }

    @Override
    public Uni<AdminGetDeviceResponse> handle(AdminGetDeviceRequest input, Call call) {
        return targets.find(input.userPoolId(), input.username())
                .flatMap(target -> devices.existing(target.pool(), target.user(), input.deviceKey())
                        .map(device -> AdminGetDeviceResponse.builder()
                                .device(DeviceShapes.administered(target.pool(), target.user(), device))
                                .build()));
    }
}
