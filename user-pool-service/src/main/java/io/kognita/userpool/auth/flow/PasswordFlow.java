package io.kognita.userpool.auth.flow;

import io.kognita.userpool.auth.Admission;
import io.kognita.userpool.auth.Attempt;
import io.kognita.userpool.auth.Candidate;
import io.kognita.userpool.auth.FirstFactor;
import io.kognita.userpool.auth.Flow;
import io.kognita.userpool.auth.Outcome;
import io.kognita.userpool.password.Passwords;
import io.kognita.userpool.user.User;
import io.smallrye.mutiny.Uni;
import java.util.UUID;

/** User name and password in one call. A name that no user has costs the same work as one that a user has. */
abstract class PasswordFlow implements Flow {

    private final Admission admission;
    private final Passwords passwords;
    private final FirstFactor firstFactor;
    private final PasswordRenewal renewal;

    PasswordFlow(Admission admission, Passwords passwords, FirstFactor firstFactor, PasswordRenewal renewal) {
        this.admission = admission;
        this.passwords = passwords;
        this.firstFactor = firstFactor;
        this.renewal = renewal;
    }

    @Override
    public Uni<Outcome> begin(Attempt attempt) {
        String password = attempt.required(Attempt.PASSWORD);
        return admission
                .admit(attempt, password)
                .flatMap(candidate -> proved(candidate, password)
                        .flatMap(proved -> firstFactor.judge(attempt, candidate, UUID.randomUUID(), proved))
                        .call(outcome -> renewal.renew(attempt.pool(), candidate, password)));
    }

    private Uni<Boolean> proved(Candidate candidate, String password) {
        return candidate
                .user()
                .flatMap(User::passwordHash)
                .map(hash -> passwords.verify(password, hash))
                .orElseGet(() -> passwords.verifyNobody(password));
    }
}
