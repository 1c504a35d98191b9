package io.kognita.wire.sigv4;

import io.kognita.wire.aws.AwsFailure;
import java.time.Duration;
import java.time.Instant;

/** AWS's own errors for a request whose signature is missing, malformed, wrong, or too old. */
final class SignatureFailures {

    private SignatureFailures() {}

    static AwsFailure missing() {
        return new AwsFailure(400, "MissingAuthenticationTokenException", "Missing Authentication Token");
    }

    static AwsFailure incomplete(String message) {
        return new AwsFailure(400, "IncompleteSignatureException", message);
    }

    static AwsFailure unknownKey() {
        return new AwsFailure(
                400, "UnrecognizedClientException", "The security token included in the request is invalid.");
    }

    static AwsFailure expiredToken() {
        return new AwsFailure(400, "ExpiredTokenException", "The security token included in the request is expired");
    }

    static AwsFailure mismatch() {
        return invalid("The request signature we calculated does not match the signature you provided. Check your AWS"
                + " Secret Access Key and signing method. Consult the service documentation for details.");
    }

    static AwsFailure invalid(String message) {
        return new AwsFailure(400, "InvalidSignatureException", message);
    }

    static AwsFailure expired(Instant signed, Instant now, Duration allowed) {
        return invalid("Signature expired: %s is now earlier than %s (%s - %d min.)"
                .formatted(
                        SigningTime.format(signed),
                        SigningTime.format(now.minus(allowed)),
                        SigningTime.format(now),
                        allowed.toMinutes()));
    }

    static AwsFailure presignedExpired(Instant end, Instant now) {
        return invalid("Signature expired: %s is now earlier than %s"
                .formatted(SigningTime.format(end), SigningTime.format(now)));
    }

    static AwsFailure notYetCurrent(Instant signed, Instant now, Duration allowed) {
        return invalid("Signature not yet current: %s is still later than %s (%s + %d min.)"
                .formatted(
                        SigningTime.format(signed),
                        SigningTime.format(now.plus(allowed)),
                        SigningTime.format(now),
                        allowed.toMinutes()));
    }
}
