package io.kognita.userpool.replica;

import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ReplicaRoleType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ReplicaStatusType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolReplicaType;

/** Replicas in AWS's shape. */
final class ReplicaShapes {

    private ReplicaShapes() {}

    /** The pool itself, which every replica follows. */
    static UserPoolReplicaType primary(String poolArn) {
        return UserPoolReplicaType.builder()
                .regionName(region(poolArn))
                .status(ReplicaStatusType.ACTIVE)
                .role(ReplicaRoleType.PRIMARY)
                .userPoolArn(poolArn)
                .build();
    }

    static UserPoolReplicaType secondary(String poolArn, Replica replica) {
        return UserPoolReplicaType.builder()
                .regionName(replica.region())
                .status(replica.status())
                .role(ReplicaRoleType.SECONDARY)
                .userPoolArn(poolArn.replaceFirst(":" + region(poolArn) + ":", ":" + replica.region() + ":"))
                .build();
    }

    /** {@code arn:partition:service:region:account:resource}. */
    static String region(String arn) {
        return arn.split(":", 5)[3];
    }

    static InvalidParameterException invalid(String message) {
        return InvalidParameterException.builder().message(message).build();
    }
}
