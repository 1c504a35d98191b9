package io.kognita.userpool.auth.challenge;

import io.kognita.userpool.auth.Attempt;
import io.kognita.userpool.auth.Refusals;
import io.kognita.userpool.auth.Sessions;
import io.kognita.userpool.srp.ClaimTimestamp;
import io.kognita.userpool.srp.PasswordClaim;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;

/**
 * What a client sends to prove a password by SRP, its user's or its device's.
 *
 * @param block the decoded secret block
 */
record SrpClaim(String timestamp, byte[] block, byte[] signature) {

    /** Phones' clocks are off; freshness is kept by the expiry inside the secret block, not by this. */
    private static final Duration SKEW = Duration.ofMinutes(15);

    /**
     * Reads the claim of an answer.
     *
     * @throws software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException when it can be no claim of
     *     today
     */
    static SrpClaim of(Attempt attempt, Instant now) {
        SrpClaim claim = new SrpClaim(
                attempt.required("TIMESTAMP"),
                base64(attempt, "PASSWORD_CLAIM_SECRET_BLOCK"),
                base64(attempt, "PASSWORD_CLAIM_SIGNATURE"));
        Instant claimed = ClaimTimestamp.parse(claim.timestamp)
                .orElseThrow(() -> InvalidParameterException.builder()
                        .message("TIMESTAMP format should be EEE MMM d HH:mm:ss z yyyy in english.")
                        .build());
        if (Duration.between(claimed, now).abs().compareTo(SKEW) > 0) {
            throw Refusals.incorrect();
        }
        return claim;
    }

    /** What the signature has to be over. */
    PasswordClaim by(String poolName, String userId) {
        return new PasswordClaim(poolName, userId, block, timestamp);
    }

    private static byte[] base64(Attempt attempt, String parameter) {
        return Sessions.decoded(Base64.getDecoder(), attempt.required(parameter))
                .orElseThrow(Refusals::incorrect);
    }
}
