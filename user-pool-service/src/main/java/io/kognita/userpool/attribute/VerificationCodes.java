package io.kognita.userpool.attribute;

import io.kognita.userpool.code.Codes;
import io.kognita.userpool.code.OneTimeCode;
import io.kognita.userpool.code.Purpose;
import io.kognita.userpool.code.Subject;
import io.kognita.userpool.message.Destination;
import io.kognita.userpool.message.Messages;
import io.kognita.userpool.message.Occasion;
import io.kognita.userpool.pool.Pool;
import io.kognita.userpool.user.User;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;

/**
 * Codes that prove an address. A code remembers where it was sent, so it also keeps the value that an address will have
 * once it is proved; whatever changes the address withdraws it.
 */
@Singleton
class VerificationCodes {

    private final Codes codes;
    private final Messages messages;

    VerificationCodes(Codes codes, Messages messages) {
        this.codes = codes;
        this.messages = messages;
    }

    /** Issues and sends a code to each address, in the current transaction. */
    Uni<Void> send(Pool pool, User user, List<Destination> destinations) {
        return Multi.createFrom()
                .iterable(destinations)
                .onItem()
                .transformToUniAndConcatenate(destination -> send(pool, user, destination))
                .collect()
                .asList()
                .replaceWithVoid();
    }

    Uni<Void> send(Pool pool, User user, Destination destination) {
        return codes.issue(Subject.of(user), purpose(destination.attribute()), destination)
                .flatMap(code -> messages.code(pool, user, Occasion.VERIFY_ATTRIBUTE, destination, code));
    }

    /** The value of an address that a code was sent to and that waits for its verification. */
    Uni<Optional<Destination>> waiting(User user, String attribute) {
        return codes.waiting(Subject.of(user), purpose(attribute));
    }

    /** Makes codes worthless that were sent to addresses which the user leaves. */
    Uni<Void> withdraw(User user, Set<String> attributes) {
        return attributes.isEmpty() ? Uni.createFrom().voidItem() : codes.withdraw(Subject.of(user), attributes);
    }

    /** The code, if it is the one; count the attempt before. */
    Uni<OneTimeCode> check(User user, String attribute, String code) {
        return codes.check(Subject.of(user), purpose(attribute), code);
    }

    Uni<Void> spend(OneTimeCode code) {
        return codes.spend(code);
    }

    /**
     * Refuses attributes that no code can prove.
     *
     * @throws InvalidParameterException for an attribute to which nothing can be sent
     */
    static void refuseUnverifiable(String attribute) {
        if (!attribute.equals(Destination.EMAIL) && !attribute.equals(Destination.PHONE)) {
            throw InvalidParameterException.builder()
                    .message("Invalid attribute name. Only phone_number and email can be verified.")
                    .build();
        }
    }

    /** A code for one attribute proves no other. */
    private static Purpose purpose(String attribute) {
        return attribute.equals(Destination.EMAIL) ? Purpose.VERIFY_EMAIL : Purpose.VERIFY_PHONE_NUMBER;
    }
}
