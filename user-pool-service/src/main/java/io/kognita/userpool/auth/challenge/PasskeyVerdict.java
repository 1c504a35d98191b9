package io.kognita.userpool.auth.challenge;

import io.kognita.userpool.auth.Attempt;
import io.kognita.userpool.auth.Candidate;
import io.kognita.userpool.auth.Outcome;
import io.kognita.userpool.auth.Proof;
import io.kognita.userpool.auth.SecondFactorStep;
import io.kognita.userpool.mfa.PoolFactors;
import io.kognita.userpool.passkey.Assertion;
import io.kognita.userpool.passkey.Assertions;
import io.kognita.userpool.passkey.PasskeyQuestion;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.UUID;

/** What follows from a passkey that was proved or not. Strangers, and users who may not sign in, prove none. */
@Singleton
class PasskeyVerdict {

    static final String CREDENTIAL = "CREDENTIAL";

    private final Assertions assertions;
    private final Guesses guesses;
    private final PoolFactors poolFactors;
    private final SecondFactorStep secondFactor;

    PasskeyVerdict(Assertions assertions, Guesses guesses, PoolFactors poolFactors, SecondFactorStep secondFactor) {
        this.assertions = assertions;
        this.guesses = guesses;
        this.poolFactors = poolFactors;
        this.secondFactor = secondFactor;
    }

    static PasskeyQuestion question(Attempt attempt, Candidate candidate, UUID signIn) {
        return new PasskeyQuestion(
                attempt.pool(),
                attempt.client().id(),
                signIn,
                UUID.fromString(candidate.subject()),
                candidate.user().isEmpty());
    }

    Uni<Outcome> judge(Attempt attempt, Candidate candidate, UUID signIn) {
        Uni<Assertion> check = assertions
                .check(question(attempt, candidate, signIn), attempt.required(CREDENTIAL))
                .memoize()
                .indefinitely();
        return Proof.ofFirstFactor(attempt, candidate, signIn)
                .map(proof -> guesses.ofPasskey(attempt, proof.user(), check.map(Assertion::spend))
                        .chain(() -> check)
                        .flatMap(assertion -> after(attempt, proof, assertion)))
                .orElseGet(() -> guesses.wrongPasskey(attempt, candidate, check));
    }

    /** A passkey is both factors where its user was verified, and the pool and the user count it so. */
    private Uni<Outcome> after(Attempt attempt, Proof proof, Assertion assertion) {
        return poolFactors
                .of(attempt.pool())
                .flatMap(offered -> assertion.userVerified() && offered.passkeyIsEnough(proof.user())
                        ? secondFactor.afterBoth(attempt, proof)
                        : secondFactor.after(attempt, proof));
    }
}
