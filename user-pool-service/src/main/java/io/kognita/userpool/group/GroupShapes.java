package io.kognita.userpool.group;

import software.amazon.awssdk.services.cognitoidentityprovider.model.GroupType;

/** Groups in AWS's shapes. */
final class GroupShapes {

    private GroupShapes() {}

    static GroupType group(Group group) {
        GroupType.Builder shape = GroupType.builder()
                .groupName(group.name())
                .userPoolId(group.poolId())
                .description(group.description().orElse(null))
                .roleArn(group.roleArn().orElse(null))
                .creationDate(group.createdAt())
                .lastModifiedDate(group.modifiedAt());
        group.precedence().ifPresent(shape::precedence);
        return shape.build();
    }
}
