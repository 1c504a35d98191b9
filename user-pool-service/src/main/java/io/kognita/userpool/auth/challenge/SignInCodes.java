package io.kognita.userpool.auth.challenge;

import io.kognita.userpool.auth.Attempt;
import io.kognita.userpool.auth.Proof;
import io.kognita.userpool.auth.Refusals;
import io.kognita.userpool.code.Codes;
import io.kognita.userpool.code.Limits;
import io.kognita.userpool.code.OneTimeCode;
import io.kognita.userpool.code.Purpose;
import io.kognita.userpool.code.Subject;
import io.kognita.userpool.message.Destination;
import io.kognita.userpool.message.Messages;
import io.kognita.userpool.mfa.PoolFactors;
import io.kognita.userpool.user.SecondFactor;
import io.kognita.userpool.user.User;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CodeMismatchException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ExpiredCodeException;

/** Codes that are sent to a user who signs in. Each sign-in has its own, as long as its session lasts. */
@Singleton
class SignInCodes {

    private final Codes codes;
    private final Messages messages;
    private final Limits limits;
    private final PoolFactors poolFactors;

    SignInCodes(Codes codes, Messages messages, Limits limits, PoolFactors poolFactors) {
        this.codes = codes;
        this.messages = messages;
        this.limits = limits;
        this.poolFactors = poolFactors;
    }

    /** Sends a code to the address of a factor. */
    Uni<Destination> send(Attempt attempt, Proof proof, SecondFactor factor) {
        Destination destination = address(proof.user(), factor).orElseThrow(Refusals::invalidSession);
        // Whoever knows a password must not flood its owner's phone.
        return limits.throttle(Subject.of(proof.user()), Limits.Action.SIGN_IN_CODE)
                .chain(() -> poolFactors.of(attempt.pool()))
                .flatMap(
                        offered -> messages.writeSignIn(attempt.triggers(), offered.email(), proof.user(), destination))
                .call(draft -> Panache.withTransaction(() -> codes.issue(
                                subject(proof),
                                Purpose.SIGN_IN,
                                destination,
                                attempt.client().authSessionValidity())
                        .flatMap(code -> messages.send(draft, code))))
                .replaceWith(destination);
    }

    /**
     * Compares a code with the one that was sent.
     *
     * @return uses the code up, in the current transaction
     * @throws CodeMismatchException when it is not the one
     */
    Uni<Supplier<Uni<Void>>> check(Proof proof, SecondFactor factor, String given) {
        return codes.check(subject(proof), Purpose.SIGN_IN, given)
                .onFailure(CodeMismatchException.class)
                .transform(mismatch -> wrong())
                .onFailure(ExpiredCodeException.class)
                .transform(spent -> Refusals.usedSession())
                .invoke(code -> checkAddress(proof.user(), factor, code))
                .map(code -> () -> codes.spend(code)
                        .onFailure(ExpiredCodeException.class)
                        .transform(spent -> Refusals.usedSession()));
    }

    static CodeMismatchException wrong() {
        return CodeMismatchException.builder()
                .message("Invalid code or auth state for the user.")
                .build();
    }

    /** The address of a factor; empty when the user has none any more. */
    static Optional<Destination> address(User user, SecondFactor factor) {
        return factor.address()
                .flatMap(attribute -> user.attribute(attribute).map(value -> new Destination(attribute, value)));
    }

    /** A code proves the address that it was sent to, so not one that the user has changed to since. */
    private static void checkAddress(User user, SecondFactor factor, OneTimeCode code) {
        if (address(user, factor).filter(code.destination()::equals).isEmpty()) {
            throw Refusals.invalidSession();
        }
    }

    /** Not the user: two who sign in to one account at once must not make each other's code void. */
    private static Subject subject(Proof proof) {
        return new Subject(proof.user().poolId(), proof.signIn());
    }
}
