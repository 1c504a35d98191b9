package io.kognita.wire.sigv4;

import io.kognita.wire.aws.Caller;
import io.kognita.wire.config.Deployment;
import io.kognita.wire.config.Deployment.SignatureCheck;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * Proves by AWS Signature Version 4 which access key sent a request, in the header form and the presigned query form.
 *
 * <p>Stricter than AWS in one point: a request whose operation, date, payload hash or session token travels in a header
 * that is not signed is refused, for such a header could be exchanged on the way.
 *
 * <p>Application scoped, hence made at first use: the filters that hold it are made before there is a configuration.
 */
@ApplicationScoped
public class SignatureVerifier {

    private static final Duration SKEW = Duration.ofMinutes(5);
    private static final List<String> SIGNED_WHEN_PRESENT =
            List.of("x-amz-target", "x-amz-date", "x-amz-security-token", "x-amz-content-sha256");

    private final AccessKeys keys;
    private final String region;
    private final boolean acceptAny;
    private final Clock clock;

    SignatureVerifier(AccessKeys keys, Deployment deployment, Clock clock) {
        this.keys = keys;
        this.region = deployment.region();
        this.acceptAny = deployment.local() && deployment.sigv4() == SignatureCheck.ACCEPT_ANY;
        this.clock = clock;
    }

    /**
     * Verifies a request.
     *
     * @param service the signing name that the scope must have, for example {@code cognito-idp}
     * @return an {@link Caller.Operator} or an {@link Caller.Identity}
     * @throws io.kognita.wire.aws.AwsFailure AWS's own error when anything is missing or wrong
     */
    public Caller verify(SignedRequest request, String service) {
        SignatureV4 signature = SignatureV4.of(request);
        if (acceptAny) {
            return keys.unproved(signature.scope().accessKeyId(), signature.sessionToken());
        }
        checkScope(signature, service);
        checkTime(signature);
        checkSignedHeaders(request, signature);
        AccessKey key = keys.find(signature.scope().accessKeyId(), signature.sessionToken());
        checkSignature(request, signature, key);
        return key.holder();
    }

    private void checkScope(SignatureV4 signature, String service) {
        CredentialScope scope = signature.scope();
        if (!scope.region().equals(region)) {
            throw SignatureFailures.invalid(
                    "Credential should be scoped to a valid region, not '" + scope.region() + "'.");
        }
        if (!scope.service().equals(service)) {
            throw SignatureFailures.invalid("Credential should be scoped to correct service: '" + service + "'.");
        }
        String day = SigningTime.day(signature.time());
        if (!scope.day().equals(day)) {
            throw SignatureFailures.invalid(("Date in Credential scope does not match YYYYMMDD from ISO-8601 version"
                            + " of date from HTTP: '%s' != '%s', from '%s'.")
                    .formatted(scope.day(), day, SigningTime.format(signature.time())));
        }
    }

    private void checkTime(SignatureV4 signature) {
        Instant now = clock.instant();
        Instant signed = signature.time();
        if (signed.isAfter(now.plus(SKEW))) {
            throw SignatureFailures.notYetCurrent(signed, now, SKEW);
        }
        if (signature.expires().isPresent()) {
            Instant end = signed.plus(signature.expires().get());
            if (end.isBefore(now)) {
                throw SignatureFailures.presignedExpired(end, now);
            }
        } else if (signed.isBefore(now.minus(SKEW))) {
            throw SignatureFailures.expired(signed, now, SKEW);
        }
    }

    private static void checkSignedHeaders(SignedRequest request, SignatureV4 signature) {
        List<String> signed = signature.signedHeaders();
        if (!signed.contains("host")) {
            throw SignatureFailures.invalid(
                    "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.");
        }
        if (!request.headers().keySet().containsAll(signed)) {
            throw SignatureFailures.mismatch();
        }
        boolean dateDecides =
                signature.expires().isEmpty() && !request.headers().containsKey("x-amz-date");
        Stream.concat(SIGNED_WHEN_PRESENT.stream(), dateDecides ? Stream.of("date") : Stream.empty())
                .filter(name -> request.headers().containsKey(name) && !signed.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw SignatureFailures.invalid(
                            "'" + name + "' must be a 'SignedHeader' in the AWS Authorization.");
                });
    }

    private static void checkSignature(SignedRequest request, SignatureV4 signature, AccessKey key) {
        String declaredHash = request.header("x-amz-content-sha256");
        if (declaredHash != null && !declaredHash.equals(CanonicalRequest.sha256(request.body()))) {
            throw SignatureFailures.mismatch();
        }
        byte[] expected = RequestSignature.of(
                        request, signature.signedHeaders(), signature.time(), signature.scope(), key.secret())
                .getBytes(StandardCharsets.UTF_8);
        if (!MessageDigest.isEqual(expected, signature.signature().getBytes(StandardCharsets.UTF_8))) {
            throw SignatureFailures.mismatch();
        }
    }
}
