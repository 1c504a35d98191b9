package io.kognita.userpool.auth.challenge;

import io.kognita.userpool.auth.Attempt;
import io.kognita.userpool.auth.LockOut;
import io.kognita.userpool.auth.Outcome;
import io.kognita.userpool.auth.Proof;
import io.kognita.userpool.auth.event.AuthenticationEvents;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.function.Supplier;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CodeMismatchException;

/**
 * Counts guesses at second factors, as guesses at passwords are counted and apart from them: a password that is right does
 * not forgive codes that were wrong.
 */
@Singleton
class Guesses {

    private static final String SUBJECT = "mfa/";

    private final LockOut lockOut;
    private final AuthenticationEvents events;
    private final Clock clock;

    Guesses(LockOut lockOut, AuthenticationEvents events, Clock clock) {
        this.lockOut = lockOut;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Counts a guess, then tells its result.
     *
     * @param check compares the code; gives what spends it, in the transaction that lets the user pass
     */
    Uni<Outcome.Proved> judge(Attempt attempt, Proof proof, Uni<Supplier<Uni<Void>>> check) {
        String subject = SUBJECT + proof.user().sub();
        return lockOut.check(attempt.pool(), subject)
                .chain(() -> check)
                .onFailure(CodeMismatchException.class)
                .recoverWithUni(wrong -> failed(attempt, proof, subject)
                        .chain(() -> Uni.createFrom().failure(wrong)))
                .flatMap(spend -> passed(attempt, subject, spend))
                .map(ok -> proof.complete(clock.instant()));
    }

    private Uni<Void> failed(Attempt attempt, Proof proof, String subject) {
        return Panache.withTransaction(() -> lockOut.failed(attempt.pool(), subject)
                .chain(() -> events.failed(attempt.pool(), attempt.client(), proof.user(), attempt.call())));
    }

    private Uni<Void> passed(Attempt attempt, String subject, Supplier<Uni<Void>> spend) {
        return Panache.withTransaction(
                () -> lockOut.passed(attempt.pool(), subject).chain(spend::get));
    }
}
