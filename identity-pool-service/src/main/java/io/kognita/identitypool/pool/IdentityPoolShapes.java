package io.kognita.identitypool.pool;

import io.kognita.wire.aws.AwsJson;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.cognitoidentity.model.DescribeIdentityPoolResponse;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/** Turns the requests that describe a pool into its settings and back; AWS names the members alike in all of them. */
final class IdentityPoolShapes {

    private IdentityPoolShapes() {}

    static DescribeIdentityPoolResponse settings(SdkPojo request, String id) {
        return as(request, DescribeIdentityPoolResponse.builder()).toBuilder()
                .identityPoolId(id)
                .build();
    }

    static <T> T as(SdkPojo shape, SdkBuilder<?, T> builder) {
        return AwsJson.decode(AwsJson.encode(shape), builder);
    }
}
