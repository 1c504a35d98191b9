package io.kognita.userpool.auth;

import io.kognita.userpool.password.Passwords;
import io.kognita.userpool.user.User;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.UUID;

/** A password that came in clear, judged. A name that no user has costs the same work as one that a user has. */
@Singleton
public class PasswordProof {

    private final Passwords passwords;
    private final FirstFactor firstFactor;
    private final PasswordRenewal renewal;

    PasswordProof(Passwords passwords, FirstFactor firstFactor, PasswordRenewal renewal) {
        this.passwords = passwords;
        this.firstFactor = firstFactor;
        this.renewal = renewal;
    }

    public Uni<Outcome> judge(Attempt attempt, Candidate candidate, UUID signIn, String password) {
        return proved(candidate, password)
                .flatMap(proved -> proved
                        ? firstFactor.passed(attempt, candidate, signIn, password)
                        : firstFactor.judge(attempt, candidate, signIn, false))
                .call(outcome -> renewal.renew(attempt.pool(), candidate, password));
    }

    private Uni<Boolean> proved(Candidate candidate, String password) {
        return candidate
                .user()
                .flatMap(User::passwordHash)
                .map(hash -> passwords.verify(password, hash))
                .orElseGet(() -> passwords.verifyNobody(password));
    }
}
