package io.kognita.userpool.device;

import io.kognita.userpool.admin.Targets;
import io.kognita.wire.aws.Call;
import io.kognita.wire.aws.Operation;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminForgetDeviceRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminForgetDeviceResponse;

/** An administrator forgets a user's device. */
@Singleton
class AdminForgetDevice extends Operation<AdminForgetDeviceRequest, AdminForgetDeviceResponse> {

    private final Targets targets;
    private final DeviceRemoval removal;

    AdminForgetDevice(Targets targets, DeviceRemoval removal) {
        super(AdminForgetDeviceRequest::builder);
        this.targets = targets;
        this.removal = removal;
    }

    @Override
    public Uni<AdminForgetDeviceResponse> handle(AdminForgetDeviceRequest input, Call call) {
        return targets.find(input.userPoolId(), input.username())
                .flatMap(target -> removal.forget(target.pool(), target.user(), input.deviceKey(), null))
                .replaceWith(AdminForgetDeviceResponse.builder().build());
    }
}
