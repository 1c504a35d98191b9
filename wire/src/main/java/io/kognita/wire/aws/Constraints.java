package io.kognita.wire.aws;

import jakarta.inject.Singleton;
import software.amazon.awssdk.core.SdkPojo;

/** The bounds of each member (required, length, pattern, range, enum) and AWS's words for a violation. */
@Singleton
public class Constraints {

    /**
     * Checks a decoded request against the table.
     *
     * @throws AwsFailure with the API's code for invalid input when a member violates a bound
     */
    public void check(Api api, SdkPojo input) {}
}
