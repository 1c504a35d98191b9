package io.kognita.userpool.auth.custom;

import io.kognita.userpool.auth.Attempt;
import io.kognita.userpool.auth.FirstFactor;
import io.kognita.userpool.auth.LockOut;
import io.kognita.userpool.auth.Outcome;
import io.kognita.userpool.auth.Proof;
import io.kognita.userpool.auth.Refusals;
import io.kognita.userpool.auth.SecondFactorStep;
import io.kognita.userpool.user.Standing;
import io.kognita.userpool.user.User;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;

/** What follows when a pool's function ends a custom authentication, one way or the other. */
@Singleton
class CustomEnding {

    private final FirstFactor firstFactor;
    private final LockOut lockOut;
    private final SecondFactorStep secondFactor;

    CustomEnding(FirstFactor firstFactor, LockOut lockOut, SecondFactorStep secondFactor) {
        this.firstFactor = firstFactor;
        this.lockOut = lockOut;
        this.secondFactor = secondFactor;
    }

    /** Counts the failure as a wrong password's, for a function's questions can be guessed at as well. */
    Uni<Outcome> failed(Attempt attempt, CustomSignIn signIn) {
        return firstFactor.judge(attempt, signIn.candidate(), signIn.id(), false);
    }

    /**
     * The function vouches for the user. Where a password was proved on the way, it goes on as after any password: a temporary
     * one is replaced. Without one, a user who has only a temporary password needs none.
     */
    Uni<Outcome> passed(Attempt attempt, CustomSignIn signIn) {
        if (signIn.candidate().user().isEmpty()) {
            return failed(attempt, signIn);
        }
        return signIn.provedPassword()
                ? firstFactor.judge(attempt, signIn.candidate(), signIn.id(), true)
                : vouched(attempt, signIn, signIn.candidate().user().get());
    }

    private Uni<Outcome> vouched(Attempt attempt, CustomSignIn signIn, User user) {
        return lockOut.passed(attempt.pool(), signIn.candidate().subject()).flatMap(ok -> {
            Standing.check(user);
            if (user.status() != UserStatusType.CONFIRMED && user.status() != UserStatusType.FORCE_CHANGE_PASSWORD) {
                throw Refusals.incorrect();
            }
            return secondFactor.afterFunctions(
                    attempt,
                    Proof.of(attempt, signIn.id(), user, signIn.candidate().username()));
        });
    }
}
