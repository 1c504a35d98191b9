package io.kognita.userpool.auth;

import io.kognita.userpool.auth.event.AuthenticationEvents;
import io.kognita.userpool.user.Standing;
import io.kognita.userpool.user.User;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;

/** What follows from a password that was right or wrong, however it was proved. */
@Singleton
public class FirstFactor {

    private final LockOut lockOut;
    private final NewPasswordQuestion newPassword;
    private final SecondFactorStep secondFactor;
    private final AuthenticationEvents events;
    private final LeakedPasswordStep leakedPassword;

    FirstFactor(
            LockOut lockOut,
            NewPasswordQuestion newPassword,
            SecondFactorStep secondFactor,
            AuthenticationEvents events,
            LeakedPasswordStep leakedPassword) {
        this.lockOut = lockOut;
        this.newPassword = newPassword;
        this.secondFactor = secondFactor;
        this.events = events;
        this.leakedPassword = leakedPassword;
    }

    /** Counts the guess, then tells its result. */
    public Uni<Outcome> judge(Attempt attempt, Candidate candidate, UUID signIn, boolean proved) {
        return proved ? passed(attempt, candidate, signIn, Optional.empty()) : failed(attempt, candidate);
    }

    /** As {@link #judge(Attempt, Candidate, UUID, boolean)}, of a password that came in clear and was right. */
    Uni<Outcome> passed(Attempt attempt, Candidate candidate, UUID signIn, String password) {
        return passed(attempt, candidate, signIn, Optional.of(password));
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

    private Uni<Outcome> passed(Attempt attempt, Candidate candidate, UUID signIn, Optional<String> password) {
        User user = candidate.user().orElseThrow();
        return lockOut.passed(attempt.pool(), candidate.subject())
                .chain(() -> outcome(attempt, candidate, user, signIn, password));
    }

    private Uni<Outcome> outcome(
            Attempt attempt, Candidate candidate, User user, UUID signIn, Optional<String> password) {
        if (!user.enabled()) {
            throw Standing.disabled();
        }
        return switch (user.status()) {
            case CONFIRMED ->
                leakedPassword
                        .after(attempt, Proof.of(attempt, signIn, user, candidate.username()), password)
                        .flatMap(proof -> secondFactor.after(attempt, proof));
            case FORCE_CHANGE_PASSWORD -> Uni.createFrom().item(newPassword.put(attempt, candidate, user, signIn));
            case RESET_REQUIRED -> throw Standing.resetRequired();
            case UNCONFIRMED -> throw Standing.unconfirmed();
            case ARCHIVED, COMPROMISED, UNKNOWN, EXTERNAL_PROVIDER, UNKNOWN_TO_SDK_VERSION ->
                throw Refusals.incorrect();
        };
    }
}
