package io.kognita.wire.sigv4;

import java.util.Optional;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;

/**
 * What a caller wants to do, in the words of IAM.
 *
 * @param service signing name, for example {@code cognito-idp}
 * @param operation AWS's name, for example {@code ListUsers}
 * @param poolId the user pool or identity pool it is done to
 * @param identityId the identity it is done to
 */
public record Action(String service, String operation, Optional<String> poolId, Optional<String> identityId) {

    /** Reads pool and identity from the input of an AWS JSON operation. */
    static Action of(String service, String operation, SdkPojo input) {
        Optional<String> pool = member(input, "UserPoolId")
                .or(() -> member(input, "IdentityPoolId"))
                .or(() -> member(input, "ResourceArn").map(Action::poolOfArn));
        return new Action(service, operation, pool, member(input, "IdentityId"));
    }

    /** IAM's name of the action, for example {@code cognito-idp:ListUsers}. */
    String name() {
        return service + ":" + operation;
    }

    /** The resource's ARN, or {@code *} where the action concerns no pool. */
    String resource(String region, String account) {
        String kind = service.equals("cognito-idp") ? "userpool" : "identitypool";
        return poolId.map(pool -> "arn:aws:%s:%s:%s:%s/%s".formatted(service, region, account, kind, pool)
                        + identityId.map(identity -> "/identity/" + identity).orElse(""))
                .orElse("*");
    }

    private static Optional<String> member(SdkPojo input, String name) {
        return input.sdkFields().stream()
                .filter(field -> field.locationName().equals(name))
                .findFirst()
                .map(field -> text(field, input));
    }

    private static String text(SdkField<?> field, SdkPojo input) {
        return field.getValueOrDefault(input) instanceof String text ? text : null;
    }

    private static String poolOfArn(String arn) {
        return arn.substring(arn.lastIndexOf('/') + 1);
    }
}
