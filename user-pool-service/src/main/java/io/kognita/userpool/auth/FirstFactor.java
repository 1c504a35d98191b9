package io.kognita.userpool.auth;

import io.kognita.userpool.auth.event.AuthenticationEvents;
import io.kognita.userpool.token.TokenSource;
import io.kognita.userpool.user.Standing;
import io.kognita.userpool.user.User;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.UUID;

/** What follows from a password that was right or wrong, however it was proved. */
@Singleton
public class FirstFactor {

    private final LockOut lockOut;
    private final NewPasswordQuestion newPassword;
    private final AuthenticationEvents events;
    private final Clock clock;

    FirstFactor(LockOut lockOut, NewPasswordQuestion newPassword, AuthenticationEvents events, Clock clock) {
        this.lockOut = lockOut;
        this.newPassword = newPassword;
        this.events = events;
        this.clock = clock;
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
        return lockOut.passed(attempt.pool(), candidate.subject()).map(ok -> outcome(attempt, candidate, user, signIn));
    }

    private Outcome outcome(Attempt attempt, Candidate candidate, User user, UUID signIn) {
        if (!user.enabled()) {
            throw Standing.disabled();
        }
        return switch (user.status()) {
            case CONFIRMED -> new Outcome.Proved(signIn, user, clock.instant(), TokenSource.AUTHENTICATION);
            case FORCE_CHANGE_PASSWORD -> newPassword.put(attempt, candidate, user, signIn);
            case RESET_REQUIRED -> throw Standing.resetRequired();
            case UNCONFIRMED -> throw Standing.unconfirmed();
            case ARCHIVED, COMPROMISED, UNKNOWN, EXTERNAL_PROVIDER, UNKNOWN_TO_SDK_VERSION ->
                throw Refusals.incorrect();
        };
    }
}
