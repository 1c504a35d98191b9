package io.kognita.userpool.auth.challenge;

import io.kognita.userpool.auth.Attempt;
import io.kognita.userpool.auth.Candidate;
import io.kognita.userpool.auth.Proof;
import io.kognita.userpool.code.Codes;
import io.kognita.userpool.code.Limits;
import io.kognita.userpool.code.Nobody;
import io.kognita.userpool.code.Purpose;
import io.kognita.userpool.code.Subject;
import io.kognita.userpool.message.Destination;
import io.kognita.userpool.message.Messages;
import io.kognita.userpool.message.Occasion;
import io.kognita.userpool.message.SimulatedDestination;
import io.kognita.userpool.pool.Pool;
import io.kognita.userpool.user.SecondFactor;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.UUID;
import java.util.function.Supplier;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CodeMismatchException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ExpiredCodeException;

/** Codes of a first factor: those that are sent, and those that are only made as if, with the same statements. */
@Singleton
class FirstCodes {

    private final SignInCodes sent;
    private final Codes codes;
    private final Messages messages;
    private final Limits limits;
    private final Nobody nobody;

    FirstCodes(SignInCodes sent, Codes codes, Messages messages, Limits limits, Nobody nobody) {
        this.sent = sent;
        this.codes = codes;
        this.messages = messages;
        this.limits = limits;
        this.nobody = nobody;
    }

    Uni<Destination> send(Attempt attempt, Proof proof, SecondFactor factor) {
        return sent.send(attempt, proof, factor);
    }

    Uni<Supplier<Uni<Void>>> check(Proof proof, SecondFactor factor, String code) {
        return sent.check(proof, factor, code);
    }

    /** Makes a code up that nobody gets. */
    Uni<Destination> pretend(Attempt attempt, Candidate candidate, UUID signIn, SecondFactor factor) {
        Pool pool = attempt.pool();
        String name = candidate.username();
        Destination destination = SimulatedDestination.at(
                factor.address().orElseThrow(), name, nobody.random(pool.id(), pool.usernameKey(name)));
        return limits.throttle(new Subject(pool.id(), UUID.fromString(candidate.subject())), Limits.Action.SIGN_IN_CODE)
                .chain(() -> messages.pretendToWrite(pool, destination))
                .chain(() -> Panache.withTransaction(() -> codes.issue(
                                new Subject(pool.id(), signIn),
                                Purpose.SIGN_IN,
                                destination,
                                attempt.client().authSessionValidity())
                        .flatMap(code -> messages.pretend(pool, name, Occasion.SIGN_IN, destination, code))))
                .replaceWith(destination);
    }

    /** Looks a guess up in vain: whoever guesses such a code gains nothing. */
    Uni<Void> checkPretended(Attempt attempt, UUID signIn, String code) {
        return codes.check(new Subject(attempt.pool().id(), signIn), Purpose.SIGN_IN, code)
                .replaceWithVoid()
                .onFailure(CodeMismatchException.class)
                .recoverWithNull()
                .onFailure(ExpiredCodeException.class)
                .recoverWithNull();
    }
}
