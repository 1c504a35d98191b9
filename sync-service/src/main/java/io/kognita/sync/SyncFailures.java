package io.kognita.sync;

import io.kognita.wire.aws.AwsFailure;

/** The errors of the cognito-sync API, with the statuses that its model gives them. */
final class SyncFailures {

    private SyncFailures() {}

    static AwsFailure invalidParameter(String message) {
        return new AwsFailure(400, "InvalidParameterException", message);
    }

    static AwsFailure limitExceeded(String message) {
        return new AwsFailure(400, "LimitExceededException", message);
    }

    static AwsFailure invalidSession() {
        return new AwsFailure(403, "NotAuthorizedException", "SyncSessionToken is invalid or has expired");
    }

    static AwsFailure noDataset(String name) {
        return new AwsFailure(404, "ResourceNotFoundException", "Dataset " + name + " does not exist");
    }

    static AwsFailure conflict(String key) {
        return new AwsFailure(
                409, "ResourceConflictException", "Current SyncCount differs from the given one for record " + key);
    }
}
