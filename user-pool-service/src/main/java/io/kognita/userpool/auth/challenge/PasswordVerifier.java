package io.kognita.userpool.auth.challenge;

import io.kognita.userpool.auth.Attempt;
import io.kognita.userpool.auth.Candidate;
import io.kognita.userpool.auth.Candidates;
import io.kognita.userpool.auth.Challenge;
import io.kognita.userpool.auth.FirstFactor;
import io.kognita.userpool.auth.Outcome;
import io.kognita.userpool.auth.Refusals;
import io.kognita.userpool.auth.SrpExchange;
import io.kognita.userpool.auth.SrpState;
import io.kognita.userpool.auth.custom.CustomRounds;
import io.kognita.userpool.auth.custom.CustomSignIn;
import io.kognita.userpool.srp.PasswordClaim;
import io.kognita.userpool.trigger.ChallengeResult;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;

/** {@code PASSWORD_VERIFIER}: the client proves by SRP that it knows the password. */
@Singleton
class PasswordVerifier implements Challenge {

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
        SrpClaim sent = SrpClaim.of(attempt, clock.instant());
        SrpState state = exchange.open(attempt, sent.block());
        if (!username.equals(state.userIdForSrp()) && !username.equals(state.username())) {
            throw Refusals.incorrect();
        }
        PasswordClaim claim = sent.by(attempt.pool().shortId(), state.userIdForSrp());
        return candidates
                .again(attempt, state.username(), state.sub())
                .flatMap(candidate -> exchange.proves(attempt, candidate, state, claim, sent.signature())
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
}
