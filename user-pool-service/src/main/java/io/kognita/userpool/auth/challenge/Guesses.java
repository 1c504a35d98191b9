package io.kognita.userpool.auth.challenge;

import io.kognita.userpool.auth.Attempt;
import io.kognita.userpool.auth.Candidate;
import io.kognita.userpool.auth.LockOut;
import io.kognita.userpool.auth.event.AuthenticationEvents;
import io.kognita.userpool.passkey.Assertion;
import io.kognita.userpool.passkey.Assertions;
import io.kognita.userpool.user.User;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.UUID;
import java.util.function.Supplier;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CodeMismatchException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;

/**
 * Counts guesses at codes and devices, as guesses at passwords are counted and apart from them: a password that is
 * right does not forgive codes that were wrong, and wrong codes do not keep a device out.
 */
@Singleton
class Guesses {

    /** Apart from second factors: anybody may begin a sign-in, and must not lock its owner out of a later step. */
    private static final String FIRST = "code/";

    private static final String PASSKEY = "passkey/";

    private final LockOut lockOut;
    private final AuthenticationEvents events;

    Guesses(LockOut lockOut, AuthenticationEvents events) {
        this.lockOut = lockOut;
        this.events = events;
    }

    /**
     * Counts a guess at a code, then tells its result.
     *
     * @param check compares the code; gives what spends it, in the transaction that lets the user pass
     */
    Uni<Void> ofCode(Attempt attempt, User user, Uni<Supplier<Uni<Void>>> check) {
        return judge(attempt, user, "mfa/" + user.sub(), check, CodeMismatchException.class);
    }

    /** As {@link #ofCode}, at a first factor. */
    Uni<Void> ofFirstCode(Attempt attempt, User user, Uni<Supplier<Uni<Void>>> check) {
        return judge(attempt, user, FIRST + user.sub(), check, CodeMismatchException.class);
    }

    /** As {@link #ofFirstCode} with a wrong code, for whoever cannot have a right one. */
    <T> Uni<T> wrongFirst(Attempt attempt, Candidate candidate, Uni<Void> check) {
        return wrong(attempt, FIRST + candidate.subject(), check, SignInCodes.wrong());
    }

    /**
     * Counts what was signed with a passkey, then tells its result. Nobody guesses a signature; the count bounds what the wrong
     * ones cost.
     *
     * @param check judges the signature; gives what spends it, in the transaction that lets the user pass
     */
    Uni<Void> ofPasskey(Attempt attempt, User user, Uni<Supplier<Uni<Void>>> check) {
        return judge(attempt, user, PASSKEY + user.sub(), check, NotAuthorizedException.class);
    }

    /** As {@link #ofPasskey} with a wrong signature, for whoever cannot have a right one. */
    <T> Uni<T> wrongPasskey(Attempt attempt, Candidate candidate, Uni<Assertion> check) {
        Uni<Void> inVain =
                check.replaceWithVoid().onFailure(NotAuthorizedException.class).recoverWithNull();
        return wrong(attempt, PASSKEY + candidate.subject(), inVain, Assertions.wrong());
    }

    private <T> Uni<T> wrong(Attempt attempt, String subject, Uni<Void> check, RuntimeException refusal) {
        return lockOut.check(attempt.pool(), subject)
                .chain(() -> check)
                .chain(() -> Panache.withTransaction(() -> lockOut.failed(attempt.pool(), subject)
                        .chain(() -> events.failedUnknown(attempt.pool(), attempt.client(), attempt.call()))))
                .chain(() -> Uni.createFrom().failure(refusal));
    }

    /**
     * Counts a guess at a device's password, then tells its result.
     *
     * @param check fails as for a wrong password; else gives what to write in the transaction that lets the user pass
     */
    Uni<Void> ofDevice(Attempt attempt, User user, UUID device, Uni<Supplier<Uni<Void>>> check) {
        return judge(attempt, user, "device/" + device, check, NotAuthorizedException.class);
    }

    private Uni<Void> judge(
            Attempt attempt,
            User user,
            String subject,
            Uni<Supplier<Uni<Void>>> check,
            Class<? extends RuntimeException> wrong) {
        return lockOut.check(attempt.pool(), subject)
                .chain(() -> check.onFailure(wrong)
                        .recoverWithUni(refusal -> failed(attempt, user, subject)
                                .chain(() -> Uni.createFrom().failure(refusal))))
                .flatMap(spend -> passed(attempt, subject, spend));
    }

    private Uni<Void> failed(Attempt attempt, User user, String subject) {
        return Panache.withTransaction(() -> lockOut.failed(attempt.pool(), subject)
                .chain(() -> events.failed(attempt.pool(), attempt.client(), user, attempt.call())));
    }

    private Uni<Void> passed(Attempt attempt, String subject, Supplier<Uni<Void>> spend) {
        return Panache.withTransaction(
                () -> lockOut.passed(attempt.pool(), subject).chain(spend::get));
    }
}
