package io.kognita.trigger.lambda;

import io.kognita.wire.aws.AwsJson;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import software.amazon.awssdk.core.SdkPojo;

/** Answers of Lambda's REST API. */
final class LambdaJson {

    private LambdaJson() {}

    static Response ok(SdkPojo output) {
        return answer(200, output);
    }

    static Response answer(int status, SdkPojo output) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(AwsJson.encode(output))
                .build();
    }

    static Response nothing() {
        return Response.noContent().build();
    }
}
