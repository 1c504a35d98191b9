package io.kognita.userpool.message;

import io.kognita.userpool.encryption.WrappingKey;
import io.kognita.userpool.trigger.CustomSender;
import io.kognita.userpool.trigger.Recipient;
import io.kognita.userpool.trigger.TriggerContext;
import io.kognita.userpool.user.User;
import io.kognita.userpool.user.UserShapes;
import java.util.Map;
import software.amazon.awssdk.services.cognitoidentityprovider.model.TooManyRequestsException;

/**
 * A message that is complete but for its code or password: functions have had their say, so it can be sent in a transaction.
 *
 * @param name what the user signs in with
 */
public record Draft(
        TriggerContext context, User user, Occasion occasion, Destination destination, String name, Content content) {

    /** What becomes of the message. */
    sealed interface Content permits Wording, Sending, Silence {}

    /** A function delivers it, and nobody else can read the code. */
    record Sending(CustomSender sender, WrappingKey key) implements Content {}

    /** Nothing is sent, for the pool's template has no place for what matters. */
    record Silence() implements Content {}

    /**
     * Checks that the message still goes where it is due.
     *
     * @throws TooManyRequestsException when another call gave the user another address meanwhile
     */
    public void checkFor(Destination due) {
        if (!destination.equals(due)) {
            throw changing();
        }
    }

    /** The answer to a call that another one overtook. */
    public static TooManyRequestsException changing() {
        return TooManyRequestsException.builder()
                .message("The user is being changed by another request. Try again.")
                .build();
    }

    Recipient recipient() {
        return recipient(user, destination);
    }

    /** The user as functions see them, with the address that the message goes to. */
    static Recipient recipient(User user, Destination destination) {
        Map<String, String> attributes = UserShapes.forFunctions(user);
        String former = attributes.put(destination.attribute(), destination.address());
        if (!destination.address().equals(former)) {
            attributes.put(destination.attribute() + "_verified", "false");
        }
        return new Recipient(user.username(), attributes);
    }

    @Override
    public String toString() {
        return "Draft[" + occasion + "]";
    }
}
