package io.kognita.userpool.auth.challenge;

import io.kognita.userpool.auth.Attempt;
import io.kognita.userpool.auth.Candidate;
import io.kognita.userpool.auth.Candidates;
import io.kognita.userpool.auth.Challenge;
import io.kognita.userpool.auth.FirstFactor;
import io.kognita.userpool.auth.Outcome;
import io.kognita.userpool.auth.Refusals;
import io.kognita.userpool.auth.Sessions;
import io.kognita.userpool.auth.SrpExchange;
import io.kognita.userpool.auth.SrpState;
import io.kognita.userpool.auth.custom.CustomRounds;
import io.kognita.userpool.auth.custom.CustomSignIn;
import io.kognita.userpool.srp.ClaimTimestamp;
import io.kognita.userpool.srp.PasswordClaim;
import io.kognita.userpool.trigger.ChallengeResult;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;

/** {@code PASSWORD_VERIFIER}: the client proves by SRP that it knows the password. */
@Singleton
class PasswordVerifier implements Challenge {

    /** Phones' clocks are off; freshness is kept by the expiry inside the secret block, not by this. */
    private static final Duration SKEW = Duration.ofMinutes(15);

    private final Candidates candidates;
    private final SrpExchange exchange;
    private final FirstFactor firstFactor;
    private final CustomRounds customRounds;
    private final Clock clock;

    PasswordVerifier(
            Candidates candidates,
            SrpExchange exchange,
            FirstFactor firstFactor,
            CustomRounds customRounds,
            Clock clock) {
        this.candidates = candidates;
        this.exchange = exchange;
        this.firstFactor = firstFactor;
        this.customRounds = customRounds;
        this.clock = clock;
    }

    @Override
    public ChallengeNameType name() {
        return ChallengeNameType.PASSWORD_VERIFIER;
    }

    @Override
    public Uni<Outcome> answer(Attempt attempt) {
        String username = attempt.required(Attempt.USERNAME);
        String timestamp = attempt.required("TIMESTAMP");
        byte[] block = base64(attempt, "PASSWORD_CLAIM_SECRET_BLOCK");
        byte[] signature = base64(attempt, "PASSWORD_CLAIM_SIGNATURE");
        checkClock(timestamp);
        SrpState state = exchange.open(attempt, block);
        if (!username.equals(state.userIdForSrp()) && !username.equals(state.username())) {
            throw Refusals.incorrect();
        }
        PasswordClaim claim = new PasswordClaim(attempt.pool().shortId(), state.userIdForSrp(), block, timestamp);
        return candidates
                .again(attempt, state.username(), state.sub())
                .flatMap(candidate -> exchange.proves(attempt, candidate, state, claim, signature)
                        .flatMap(proved -> proved && state.custom()
                                ? goOn(attempt, candidate, state)
                                : firstFactor.judge(attempt, candidate, state.signIn(), proved)));
    }

    /**
     * Hands a proved password to the pool's functions. Failures are not forgotten yet, or whoever knows the password could guess
     * at the functions' questions forever; but a lock that came meanwhile holds here too.
     */
    private Uni<Outcome> goOn(Attempt attempt, Candidate candidate, SrpState state) {
        CustomSignIn signIn = new CustomSignIn(
                state.signIn(),
                candidate,
                List.of(
                        ChallengeResult.passed(ChallengeResult.SRP_A),
                        ChallengeResult.passed(ChallengeResult.PASSWORD_VERIFIER)));
        return candidates.checkUnlocked(attempt, candidate).chain(() -> customRounds.next(attempt, signIn));
    }

    private static byte[] base64(Attempt attempt, String parameter) {
        return Sessions.decoded(Base64.getDecoder(), attempt.required(parameter))
                .orElseThrow(Refusals::incorrect);
    }

    private void checkClock(String timestamp) {
        Instant claimed = ClaimTimestamp.parse(timestamp)
                .orElseThrow(() -> InvalidParameterException.builder()
                        .message("TIMESTAMP format should be EEE MMM d HH:mm:ss z yyyy in english.")
                        .build());
        if (Duration.between(claimed, clock.instant()).abs().compareTo(SKEW) > 0) {
            throw Refusals.incorrect();
        }
    }
}
