package io.kognita.userpool.device;

import io.kognita.userpool.token.AccessTokens;
import io.kognita.wire.aws.Access;
import io.kognita.wire.aws.Call;
import io.kognita.wire.aws.Operation;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListDevicesRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListDevicesResponse;

/** A user lists their own devices. */
@Singleton
class ListDevices extends Operation<ListDevicesRequest, ListDevicesResponse> {

    private final AccessTokens accessTokens;
    private final DeviceLists lists;

    ListDevices(AccessTokens accessTokens, DeviceLists lists) {
        super(ListDevicesRequest::builder, Access.CLIENT);
        this.accessTokens = accessTokens;
        this.lists = lists;
    }

    @Override
    public Uni<ListDevicesResponse> handle(ListDevicesRequest input, Call call) {
        return accessTokens
                .verify(input.accessToken())
                .flatMap(grant -> lists.page(grant.user(), input.limit(), input.paginationToken())
                        .map(page -> ListDevicesResponse.builder()
                                .devices(page.map(device -> DeviceShapes.own(grant.pool(), device))
                                        .items())
                                .paginationToken(page.nextToken())
                                .build()));
    }
}
