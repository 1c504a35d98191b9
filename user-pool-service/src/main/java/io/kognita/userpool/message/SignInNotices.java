package io.kognita.userpool.message;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kognita.userpool.schema.StandardAttributes;
import io.kognita.userpool.trigger.CustomSender;
import io.kognita.userpool.trigger.Recipient;
import io.kognita.userpool.trigger.TriggerContext;
import io.kognita.userpool.user.User;
import io.kognita.userpool.user.UserShapes;
import io.kognita.wire.trigger.TriggerCall;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeliveryMediumType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.EmailConfigurationType;

/**
 * Mails to users about sign-ins that may not be theirs. They go to verified addresses alone, for whoever reads one may say that
 * the sign-in was the user's.
 */
@Singleton
public class SignInNotices {

    private static final String SOURCE = "AccountTakeOverNotification";

    private final MessageQueue queue;

    SignInNotices(MessageQueue queue) {
        this.queue = queue;
    }

    /** Queues a notice in the current transaction. */
    public Uni<Void> send(TriggerContext context, User user, SignInNotice notice) {
        Optional<String> address = user.attribute(StandardAttributes.EMAIL)
                .filter(email -> "true".equals(user.attributes().get(StandardAttributes.EMAIL_VERIFIED)));
        if (address.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Optional<CustomSender> sender = CustomSender.of(context.pool().lambdaConfig(), false);
        return sender.isPresent()
                ? byFunction(context, user, notice, sender.get())
                : byMail(context, user, notice, address.get());
    }

    private Uni<Void> byMail(TriggerContext context, User user, SignInNotice notice, String address) {
        NoticeWording words = NoticeWording.of(notice, Language.of(user.attribute("locale")));
        ObjectNode content = words.filled(user.username(), notice.values());
        from(context, notice).ifPresent(from -> content.put("from", from));
        Optional.ofNullable(notice.sender().replyTo()).ifPresent(replyTo -> content.put("replyTo", replyTo));
        return queue.add(context.pool(), user, DeliveryMediumType.EMAIL.toString(), address, content);
    }

    private static Optional<String> from(TriggerContext context, SignInNotice notice) {
        return Optional.ofNullable(notice.sender().from())
                .or(() -> Optional.ofNullable(context.pool().settings().emailConfiguration())
                        .map(EmailConfigurationType::from));
    }

    /** A function words the mail itself; it is told nothing that needs to be encrypted. */
    private Uni<Void> byFunction(TriggerContext context, User user, SignInNotice notice, CustomSender sender) {
        Map<String, String> attributes = new HashMap<>(UserShapes.forFunctions(user));
        notice.values().forEach((name, value) -> {
            if (!value.isEmpty()) {
                attributes.put(attribute(name), value);
            }
        });
        attributes.put("USER_NAME", user.username());
        attributes.put("ACCOUNT_TAKE_OVER_ACTION", notice.action().toString());
        TriggerCall call = sender.call(context, new Recipient(user.username(), attributes), SOURCE, null);
        return queue.add(context.pool(), user, Messages.BY_FUNCTION, sender.functionArn(), Messages.content(call));
    }

    /** {@code IP_ADDRESS} for {@code ip-address}. */
    private static String attribute(String placeholder) {
        return placeholder.toUpperCase(Locale.ROOT).replace('-', '_');
    }
}
