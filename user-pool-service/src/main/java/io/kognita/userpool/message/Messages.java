package io.kognita.userpool.message;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kognita.userpool.encryption.EncryptedMessage;
import io.kognita.userpool.pool.Pool;
import io.kognita.userpool.trigger.CustomMessage;
import io.kognita.userpool.trigger.CustomSender;
import io.kognita.userpool.trigger.TriggerContext;
import io.kognita.userpool.user.User;
import io.kognita.wire.trigger.TriggerCall;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeliveryMediumType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.EmailMfaConfigType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolType;

/**
 * Messages to users. They are written before the transaction of the fact that they tell of, for a function may word them,
 * and queued in it. What they say is sealed for the courier, so that neither the database nor Kafka holds a code or a password in
 * clear.
 */
@Singleton
public class Messages {

    static final String BY_FUNCTION = "FUNCTION";

    /** As long as a client's id. */
    private static final String NO_CLIENT = "0".repeat(26);

    private final CustomMessage customMessage;
    private final SenderKeys senderKeys;
    private final MessageQueue queue;
    private final ConfirmationLinks links;
    private final SecureRandom random = new SecureRandom();

    Messages(CustomMessage customMessage, SenderKeys senderKeys, MessageQueue queue, ConfirmationLinks links) {
        this.customMessage = customMessage;
        this.senderKeys = senderKeys;
        this.queue = queue;
        this.links = links;
    }

    /** Writes a message that will carry a one-time code; no transaction may be open. */
    public Uni<Draft> write(TriggerContext context, User user, Occasion occasion, Destination destination) {
        Wording words = Templates.of(context.pool().settings(), occasion, destination.medium(), language(user));
        return write(context, user, occasion, destination, user.username(), words);
    }

    /**
     * As {@link #write}, for the code of a second factor.
     *
     * @param email the pool's own text for it, as far as it has one
     */
    public Uni<Draft> writeSignIn(
            TriggerContext context, EmailMfaConfigType email, User user, Destination destination) {
        Wording words = Templates.signIn(context.pool().settings(), email, destination.medium(), language(user));
        return write(context, user, Occasion.SIGN_IN, destination, user.username(), words);
    }

    /**
     * As {@link #write}, for the temporary password of a user whom an administrator created.
     *
     * @param name what the user signs in with
     */
    public Uni<Draft> writeInvitation(TriggerContext context, User user, Destination destination, String name) {
        Wording words =
                Templates.of(context.pool().settings(), Occasion.INVITATION, destination.medium(), language(user));
        return write(context, user, Occasion.INVITATION, destination, name, words);
    }

    private Uni<Draft> write(
            TriggerContext context,
            User user,
            Occasion occasion,
            Destination destination,
            String name,
            Wording template) {
        return content(context, user, occasion, destination, template)
                .map(content -> new Draft(context, user, occasion, destination, name, content));
    }

    private Uni<Draft.Content> content(
            TriggerContext context, User user, Occasion occasion, Destination destination, Wording template) {
        boolean sms = isSms(destination);
        Optional<CustomSender> sender = CustomSender.of(context.pool().lambdaConfig(), sms);
        if (sender.isPresent()) {
            return Uni.createFrom()
                    .item(new Draft.Sending(
                            sender.get(), senderKeys.of(sender.get().keyId())));
        }
        CustomMessage.Form form = new CustomMessage.Form(
                occasion.source(), sms, occasion == Occasion.INVITATION, occasion.confirmsAccount() && !sms);
        return customMessage
                .words(context, Draft.recipient(user, destination), form)
                .map(template::with)
                .map(words -> words.tellsSecret() ? words : new Draft.Silence());
    }

    /**
     * Sends a message in the current transaction.
     *
     * @param secret the code or the temporary password
     */
    public Uni<Void> send(Draft draft, String secret) {
        return switch (draft.content()) {
            case Wording words ->
                queue.add(
                        draft.context().pool(),
                        draft.user(),
                        draft.destination().medium().toString(),
                        draft.destination().address(),
                        content(
                                draft.context().pool().settings(),
                                words.letter(draft.name(), secret, link(draft, secret))));
            case Draft.Sending sending ->
                queue.add(
                        draft.context().pool(),
                        draft.user(),
                        BY_FUNCTION,
                        sending.sender().functionArn(),
                        content(call(draft, sending, secret)));
            case Draft.Silence silence -> Uni.createFrom().voidItem();
        };
    }

    private static boolean isSms(Destination destination) {
        return destination.medium() == DeliveryMediumType.SMS;
    }

    private Optional<String> link(Draft draft, String code) {
        return draft.occasion().confirmsAccount()
                ? Optional.of(links.of(
                        draft.context().pool(),
                        draft.context().clientId(),
                        draft.user().username(),
                        code))
                : Optional.empty();
    }

    private static Language language(User user) {
        return Language.of(user.attribute("locale"));
    }

    private TriggerCall call(Draft draft, Draft.Sending sending, String secret) {
        byte[] encrypted = EncryptedMessage.of(secret.getBytes(StandardCharsets.UTF_8), sending.key(), random);
        return sending.sender()
                .call(
                        draft.context(),
                        draft.recipient(),
                        draft.occasion().source(),
                        Base64.getEncoder().encodeToString(encrypted));
    }

    /** Takes as long as {@link #write}, for somebody who must get nothing; no transaction may be open. */
    public Uni<Void> pretendToWrite(Pool pool, Destination destination) {
        return CustomSender.of(pool.lambdaConfig(), isSms(destination)).isPresent()
                ? Uni.createFrom().voidItem()
                : customMessage.pretend(pool);
    }

    /** Does the work of {@link #send} for somebody who must get nothing: the letter goes to the database and no further. */
    public Uni<Void> pretend(Pool pool, String name, Occasion occasion, Destination destination, String code) {
        Letter letter = Templates.of(pool.settings(), occasion, destination.medium(), Language.ENGLISH)
                .letter(name, code, Optional.of(links.of(pool, NO_CLIENT, name, code)));
        String sealed = queue.sealed(UUID.randomUUID(), content(pool.settings(), letter));
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery("select length(:sealed)", Integer.class)
                        .setParameter("sealed", sealed)
                        .getSingleResult())
                .replaceWithVoid();
    }

    private static ObjectNode content(UserPoolType pool, Letter letter) {
        ObjectNode content = JsonNodeFactory.instance
                .objectNode()
                .put("subject", letter.subject())
                .put("body", letter.body());
        if (pool.emailConfiguration() != null && pool.emailConfiguration().from() != null) {
            content.put("from", pool.emailConfiguration().from());
        }
        return content;
    }

    static ObjectNode content(TriggerCall call) {
        ObjectNode content = JsonNodeFactory.instance
                .objectNode()
                .put("functionArn", call.functionArn())
                .put("trigger", call.trigger());
        content.set("event", call.event());
        return content;
    }
}
