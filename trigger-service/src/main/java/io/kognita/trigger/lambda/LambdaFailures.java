package io.kognita.trigger.lambda;

import io.kognita.wire.aws.AwsFailure;

/** Lambda's own errors. */
final class LambdaFailures {

    private LambdaFailures() {}

    static AwsFailure notFound(String arn) {
        return new AwsFailure(404, "ResourceNotFoundException", "Function not found: " + arn);
    }

    static AwsFailure nothingThere(String message) {
        return new AwsFailure(404, "ResourceNotFoundException", message);
    }

    static AwsFailure conflict(String message) {
        return new AwsFailure(409, "ResourceConflictException", message);
    }

    static AwsFailure invalid(String message) {
        return new AwsFailure(400, "InvalidParameterValueException", message);
    }

    /** What the model's own bounds forbid. */
    static AwsFailure validation(String member, String value, String rule) {
        return new AwsFailure(
                400,
                "ValidationException",
                "1 validation error detected: Value '%s' at '%s' failed to satisfy constraint: %s"
                        .formatted(value, member, rule));
    }

    /** Who says which revision they saw changes no other. */
    static void requireRevision(String seen, String stored) {
        if (seen != null && !seen.equals(stored)) {
            throw new AwsFailure(
                    412,
                    "PreconditionFailedException",
                    "The RevisionId provided does not match the latest RevisionId. Call the GetFunction or the GetAlias"
                            + " API to retrieve the latest RevisionId for your resource");
        }
    }

    static AwsFailure tooManyRequests(String message) {
        return new AwsFailure(429, "TooManyRequestsException", message);
    }

    static AwsFailure badContent(String message) {
        return new AwsFailure(400, "InvalidRequestContentException", message);
    }
}
