package io.kognita.userpool.device;

import io.kognita.userpool.pool.Pool;
import io.kognita.userpool.user.User;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeviceRememberedStatusType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeviceType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NewDeviceMetadataType;

/** Devices in AWS's shapes. */
public final class DeviceShapes {

    private DeviceShapes() {}

    /** What a client needs to confirm a new device. */
    public static NewDeviceMetadataType metadata(Pool pool, UUID device) {
        return NewDeviceMetadataType.builder()
                .deviceKey(DeviceKeys.key(pool, device))
                .deviceGroupKey(DeviceKeys.groupKey(pool))
                .build();
    }

    /** A device as its owner sees it. */
    static DeviceType own(Pool pool, Device device) {
        return shape(pool, device, attributes(device));
    }

    /** A device as administrators see it. */
    static DeviceType administered(Pool pool, User owner, Device device) {
        String ownerName = owner.username() + "." + pool.id();
        String key = DeviceKeys.key(pool, device.id());
        List<AttributeType> attributes = attributes(device);
        attributes.add(attribute("dev:device_arn", accountArn(pool) + ":owner/" + ownerName + "/device/" + key));
        attributes.add(attribute("dev:device_owner", ownerName));
        attributes.add(attribute(
                "dev:device_remembered_status",
                (device.remembered()
                                ? DeviceRememberedStatusType.REMEMBERED
                                : DeviceRememberedStatusType.NOT_REMEMBERED)
                        .toString()));
        return shape(pool, device, attributes);
    }

    private static DeviceType shape(Pool pool, Device device, List<AttributeType> attributes) {
        return DeviceType.builder()
                .deviceKey(DeviceKeys.key(pool, device.id()))
                .deviceAttributes(attributes)
                .deviceCreateDate(device.createdAt())
                .deviceLastModifiedDate(device.modifiedAt())
                .deviceLastAuthenticatedDate(device.authenticatedAt())
                .build();
    }

    private static List<AttributeType> attributes(Device device) {
        List<AttributeType> attributes = new ArrayList<>();
        attributes.add(attribute("device_status", "valid"));
        device.name().ifPresent(name -> attributes.add(attribute("device_name", name)));
        device.lastIp().ifPresent(ip -> attributes.add(attribute("last_ip_used", ip)));
        return attributes;
    }

    /** The pool's ARN up to the account. */
    private static String accountArn(Pool pool) {
        return pool.arn().substring(0, pool.arn().lastIndexOf(':'));
    }

    private static AttributeType attribute(String name, String value) {
        return AttributeType.builder().name(name).value(value).build();
    }
}
