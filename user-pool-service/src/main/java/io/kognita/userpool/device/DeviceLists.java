package io.kognita.userpool.device;

import io.kognita.userpool.page.Paging;
import io.kognita.userpool.user.User;
import io.kognita.wire.page.Page;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.UUID;

/** Lists the devices of a user, in the order of their ids. */
@Singleton
class DeviceLists {

    private static final int MOST = 60;
    private static final String FIRST = new UUID(0, 0).toString();

    private final DeviceTable table;
    private final Paging paging;

    DeviceLists(DeviceTable table, Paging paging) {
        this.table = table;
        this.paging = paging;
    }

    /**
     * A page of a user's devices.
     *
     * @throws software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException when the token is not
     *     one of this user's list
     */
    Uni<Page<Device>> page(User owner, Integer limit, String token) {
        String list = "ListDevices/" + owner.poolId() + "/" + owner.sub();
        int size = Paging.size(limit, MOST);
        UUID after = UUID.fromString(paging.start(list, token, FIRST));
        return table.page(owner, after, size + 1)
                .map(found ->
                        paging.page(list, found, size, device -> device.id().toString()));
    }
}
