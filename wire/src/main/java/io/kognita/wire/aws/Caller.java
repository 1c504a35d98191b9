package io.kognita.wire.aws;

import java.util.Map;

/** Who made a call, as far as the wire could prove it. */
public sealed interface Caller {

    /** Nobody was proved: an unsigned call. */
    record Anonymous() implements Caller {}

    /** An operator's access key. */
    record Operator(String accessKeyId) implements Caller {}

    /**
     * Temporary credentials that an identity pool vended.
     *
     * @param principalTags tags that the role's policies may refer to
     */
    record Identity(
            String accessKeyId,
            String identityPoolId,
            String identityId,
            String roleArn,
            boolean authenticated,
            Map<String, String> principalTags)
            implements Caller {}

    /** Another service of this deployment, proved by its signed token. */
    record Service(String name) implements Caller {}
}
