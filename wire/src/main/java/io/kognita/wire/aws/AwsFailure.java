package io.kognita.wire.aws;

import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** An error of the protocol itself, which no operation's model names; carries its AWS code and HTTP status. */
public final class AwsFailure extends RuntimeException {

    private final String code;
    private final int status;

    public AwsFailure(int status, String code, String message) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
    }

    /** Input whose JSON does not fit the operation's shape. */
    public static AwsFailure serialization(String message) {
        return new AwsFailure(400, "SerializationException", message);
    }

    public static AwsFailure unknownOperation(String message) {
        return new AwsFailure(400, "UnknownOperationException", message);
    }

    public static AwsFailure accessDenied(String message) {
        return new AwsFailure(400, "AccessDeniedException", message);
    }

    public static AwsFailure tooLarge(long limit) {
        return new AwsFailure(413, "RequestEntityTooLargeException", "Request body is larger than " + limit + " bytes");
    }

    /**
     * An error of an operation's model, made without a stack trace: that a user exists already is an answer, not a fault,
     * and walking the stack costs more than the rest of a refusal.
     */
    public static AwsServiceException modelled(AwsServiceException.Builder error, String message) {
        error.message(message).writableStackTrace(false);
        return error.build();
    }

    public String code() {
        return code;
    }

    public int status() {
        return status;
    }
}
