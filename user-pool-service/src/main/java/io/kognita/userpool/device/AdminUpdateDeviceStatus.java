package io.kognita.userpool.device;

import io.kognita.userpool.admin.Targets;
import io.kognita.wire.aws.Call;
import io.kognita.wire.aws.Operation;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminUpdateDeviceStatusRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminUpdateDeviceStatusResponse;

/** An administrator has a user's device remembered, or no more. */
@Singleton
class AdminUpdateDeviceStatus extends Operation<AdminUpdateDeviceStatusRequest, AdminUpdateDeviceStatusResponse> {

    private final Targets targets;
    private final DeviceStatus status;

    AdminUpdateDeviceStatus(Targets targets, DeviceStatus status) {
        super(AdminUpdateDeviceStatusRequest::builder);
        this.targets = targets;
        this.status = status;
    }

    @Override
    public Uni<AdminUpdateDeviceStatusResponse> handle(AdminUpdateDeviceStatusRequest input, Call call) {
        return targets.find(input.userPoolId(), input.username())
                .flatMap(target ->
                        status.update(target.pool(), target.user(), input.deviceKey(), input.deviceRememberedStatus()))
                .replaceWith(AdminUpdateDeviceStatusResponse.builder().build());
    }
}
