package io.kognita.trigger.endpoint;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/** The JSON of the endpoint API. */
final class EndpointShapes {

    private EndpointShapes() {}

    /** What a registration answers. */
    @RegisterForReflection
    record Registered(@JsonProperty("FunctionArn") String functionArn) {}

    /** An endpoint as it is shown: never with its secret key. Times are ISO 8601. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Endpoint(
            @JsonProperty("Name") String name,
            @JsonProperty("FunctionArn") String functionArn,
            @JsonProperty("Url") String url,
            @JsonProperty("FunctionName") String functionName,
            @JsonProperty("Region") String region,
            @JsonProperty("AccessKeyId") String accessKeyId,
            @JsonProperty("CreatedAt") String createdAt,
            @JsonProperty("ModifiedAt") String modifiedAt) {}

    /** A page of endpoints. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Listed(
            @JsonProperty("Endpoints") List<Endpoint> endpoints,
            @JsonProperty("NextMarker") String nextMarker) {}
}
