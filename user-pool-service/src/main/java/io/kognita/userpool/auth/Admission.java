package io.kognita.userpool.auth;

import io.kognita.userpool.migration.Migrations;
import io.kognita.userpool.trigger.PreAuthentication;
import io.kognita.userpool.user.User;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserLambdaValidationException;

/**
 * Lets candidates come to the proof of who they are: not while they are locked out, and not when the pool's pre
 * authentication function refuses them.
 */
@Singleton
public class Admission {

    private final Candidates candidates;
    private final LockOut lockOut;
    private final Migrations migrations;
    private final PreAuthentication preAuthentication;

    Admission(Candidates candidates, LockOut lockOut, Migrations migrations, PreAuthentication preAuthentication) {
        this.candidates = candidates;
        this.lockOut = lockOut;
        this.migrations = migrations;
        this.preAuthentication = preAuthentication;
    }

    /** The candidate of a first step. */
    public Uni<Candidate> admit(Attempt attempt) {
        return candidates.findUnlocked(attempt).call(candidate -> ask(attempt, candidate));
    }

    /** As {@link #admit(Attempt)}; a name that no user has may be that of somebody in an older directory. */
    public Uni<Candidate> admit(Attempt attempt, String password) {
        return candidates
                .named(attempt)
                .call(candidate -> candidates.checkUnlocked(attempt, candidate))
                .flatMap(candidate -> candidate.user().isPresent()
                        ? Uni.createFrom().item(candidate)
                        : migrated(attempt, candidate, password))
                .invoke(candidate -> Candidates.refuseUnknown(attempt, candidate))
                .call(candidate -> ask(attempt, candidate));
    }

    /**
     * The function that knows the older directory judges a password, so its answers count as those to any other guess: one
     * that it refuses is a failure of the name, and one that it accepts is worth nothing while the name is locked out.
     */
    private Uni<Candidate> migrated(Attempt attempt, Candidate stranger, String password) {
        return migrations
                .atSignIn(attempt.triggers(), stranger.username(), password, attempt.validationData())
                .onFailure(UserLambdaValidationException.class)
                .recoverWithUni(refusal -> refused(attempt, stranger, refusal))
                .flatMap(migrant -> migrant.isEmpty()
                        ? Uni.createFrom().item(stranger)
                        : lockOut.passed(attempt.pool(), stranger.subject())
                                .chain(() -> migrations.settle(migrant.get()))
                                .chain(() -> candidates.named(attempt)));
    }

    /** Where the client hides who exists, the words of a function that was asked about a stranger would tell. */
    private <T> Uni<Optional<T>> refused(Attempt attempt, Candidate stranger, Throwable refusal) {
        return attempt.client().hidesUnknownUsers()
                ? Uni.createFrom().item(Optional.empty())
                : lockOut.failed(attempt.pool(), stranger.subject())
                        .chain(() -> Uni.createFrom().failure(refusal));
    }

    private Uni<Void> ask(Attempt attempt, Candidate candidate) {
        return preAuthentication.ask(
                attempt.triggers(),
                new PreAuthentication.Entrant(
                        candidate.user().map(User::username).orElse(candidate.username()),
                        candidate.user(),
                        attempt.client().hidesUnknownUsers(),
                        attempt.validationData()));
    }
}
