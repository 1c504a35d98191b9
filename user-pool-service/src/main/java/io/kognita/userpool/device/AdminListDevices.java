package io.kognita.userpool.device;

import io.kognita.userpool.admin.Targets;
import io.kognita.wire.aws.Call;
import io.kognita.wire.aws.Operation;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminListDevicesRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminListDevicesResponse;

/** An administrator lists a user's devices. */
@Singleton
class AdminListDevices extends Operation<AdminListDevicesRequest, AdminListDevicesResponse> {

    private final Targets targets;
    private final DeviceLists lists;

    AdminListDevices(Targets targets, DeviceLists lists) {
        super(AdminListDevicesRequest::builder);
        this.targets = targets;
        this.lists = lists;
    }

    @Override
    public Uni<AdminListDevicesResponse> handle(AdminListDevicesRequest input, Call call) {
        return targets.find(input.userPoolId(), input.username())
                .flatMap(target -> lists.page(target.user(), input.limit(), input.paginationToken())
                        .map(page -> AdminListDevicesResponse.builder()
                                .devices(page.map(device ->
                                                DeviceShapes.administered(target.pool(), target.user(), device))
                                        .items())
                                .paginationToken(page.nextToken())
                                .build()));
    }
}
