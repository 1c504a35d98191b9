package io.kognita.userpool.attribute;

import io.kognita.userpool.code.Codes;
import io.kognita.userpool.code.OneTimeCode;
import io.kognita.userpool.code.Purpose;
import io.kognita.userpool.code.Subject;
import io.kognita.userpool.message.Destination;
import io.kognita.userpool.message.Draft;
import io.kognita.userpool.message.Messages;
import io.kognita.userpool.message.Occasion;
import io.kognita.userpool.trigger.TriggerContext;
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

    /** Writes a message to each address; no transaction may be open. */
    Uni<List<Draft>> write(TriggerContext context, User user, List<Destination> destinations) {
        return Multi.createFrom()
                .iterable(destinations)
                .onItem()
                .transformToUniAndConcatenate(
                        destination -> messages.write(context, user, Occasion.UPDATE_ATTRIBUTE, destination))
                .collect()
                .asList();
    }

    /** Writes the message that a user asked for; no transaction may be open. */
    Uni<Draft> write(TriggerContext context, User user, Destination destination) {
        return messages.write(context, user, Occasion.VERIFY_ATTRIBUTE, destination);
    }

    /** Issues and sends a code with each message, in the current transaction. */
    Uni<Void> send(List<Draft> drafts) {
        return Multi.createFrom()
                .iterable(drafts)
                .onItem()
                .transformToUniAndConcatenate(this::send)
                .collect()
                .asList()
                .replaceWithVoid();
    }

    Uni<Void> send(Draft draft) {
        return codes.issue(Subject.of(draft.user()), purpose(draft.destination().attribute()), draft.destination())
                .flatMap(code -> messages.send(draft, code));
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
