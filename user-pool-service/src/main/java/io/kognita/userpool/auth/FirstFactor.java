package io.kognita.userpool.auth;

import io.kognita.userpool.auth.event.AuthenticationEvents;
import io.kognita.userpool.user.Standing;
import io.kognita.userpool.user.User;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.UUID;

/** What follows from a password that was right or wrong, however it was proved. */
@Singleton
public class FirstFactor {

    private final LockOut lockOut;
    private final NewPasswordQuestion newPassword;
    private final SecondFactorStep secondFactor;
    private final AuthenticationEvents events;

    FirstFactor(
            LockOut lockOut,
            NewPasswordQuestion newPassword,
            SecondFactorStep secondFactor,
            AuthenticationEvents events) {
        this.lockOut = lockOut;
        this.newPassword = newPassword;
        this.secondFactor = secondFactor;
        this.events = events;
    }

    /** Counts the guess, then tells its result. */
    public Uni<Outcome> judge(Attempt attempt, Candidate candidate, UUID signIn, boolean proved) {
        return proved ? passed(attempt, candidate, signIn) : failed(attempt, candidate);
    }

    private Uni<Outcome> failed(Attempt attempt, Candidate candidate) {
        return Panache.withTransaction(() ->
                        lockOut.failed(attempt.pool(), candidate.subject()).chain(() -> tell(attempt, candidate)))
                .chain(() -> Uni.createFrom().failure(refusal(candidate)));
    }

    private Uni<Void> tell(Attempt attempt, Candidate candidate) {
        return candidate
                .user()
                .map(user -> events.failed(attempt.pool(), attempt.client(), user, attempt.call()))
                .orElseGet(() -> events.failedUnknown(attempt.pool(), attempt.client(), attempt.call()));
    }

    /** Users whose password an administrator reset, or who were imported without one, are sent to set one. */
    private static RuntimeException refusal(Candidate candidate) {
        return candidate.user().filter(User::mustResetPassword).isPresent()
                ? Standing.resetRequired()
                : Refusals.incorrect();
    }

    private Uni<Outcome> passed(Attempt attempt, Candidate candidate, UUID signIn) {
        User user = candidate.user().orElseThrow();
        return lockOut.passed(attempt.pool(), candidate.subject())
                .chain(() -> outcome(attempt, candidate, user, signIn));
    }

    private Uni<Outcome> outcome(Attempt attempt, Candidate candidate, User user, UUID signIn) {
        if (!user.enabled()) {
            throw Standing.disabled();
        }
        return switch (user.status()) {
            case CONFIRMED -> secondFactor.after(attempt, Proof.of(attempt, signIn, user, candidate.username()));
            case FORCE_CHANGE_PASSWORD -> Uni.createFrom().item(newPassword.put(attempt, candidate, user, signIn));
            case RESET_REQUIRED -> throw Standing.resetRequired();
            case UNCONFIRMED -> throw Standing.unconfirmed();
            case ARCHIVED, COMPROMISED, UNKNOWN, EXTERNAL_PROVIDER, UNKNOWN_TO_SDK_VERSION ->
                throw Refusals.incorrect();
        };
    }
}
