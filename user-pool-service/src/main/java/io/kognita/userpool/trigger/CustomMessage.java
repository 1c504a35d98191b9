package io.kognita.userpool.trigger;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kognita.userpool.pool.Pool;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidLambdaResponseException;

/** The custom message trigger: a function that words a message, with places for what it must not know. */
@Singleton
public class CustomMessage {

    /** Where the code or temporary password comes. */
    public static final String CODE = "{####}";

    /** Where the name comes that the user signs in with. */
    public static final String USERNAME = "{username}";

    /** Where a link stands in a message, with its text. */
    public static final Pattern LINK = Pattern.compile("\\{##([^{}]+?)##}");

    private static final String NAME = "CustomMessage";
    private static final String LINK_EXAMPLE = "{##Click Here##}";

    /** AWS's bounds on the texts of a message, which are those of a pool's templates. */
    private static final int MAX_EMAIL = 20_000;

    private static final int MAX_SMS = 140;
    private static final int MAX_SUBJECT = 140;

    private final Triggers triggers;
    private final FunctionTimes times;

    CustomMessage(Triggers triggers, FunctionTimes times) {
        this.triggers = triggers;
        this.times = times;
    }

    /**
     * A message that is about to be written.
     *
     * @param source the part of AWS's trigger source behind the underscore, for example {@code SignUp}
     * @param sms true for a text message, false for an e-mail
     * @param namesUser true when the message must say what the user signs in with
     * @param links true when a link may stand in place of the code
     */
    public record Form(String source, boolean sms, boolean namesUser, boolean links) {}

    /**
     * Words of a function; what is absent is left to the pool's own template.
     *
     * @param subject of an e-mail
     */
    public record Words(Optional<String> subject, Optional<String> body) {

        static final Words NONE = new Words(Optional.empty(), Optional.empty());
    }

    /**
     * Asks the pool's function, if it has one; no transaction may be open.
     *
     * @throws InvalidLambdaResponseException when the message lacks the code, or the name where it is due
     */
    public Uni<Words> words(TriggerContext context, Recipient recipient, Form form) {
        return Optional.ofNullable(context.pool().lambdaConfig().customMessage())
                .map(arn -> times.measure(arn, () -> triggers.run(arn, NAME, event(context, recipient, form)))
                        .map(response -> words(new Answer(response), form)))
                .orElseGet(() -> Uni.createFrom().item(Words.NONE));
    }

    /** Takes as long as {@link #words}, for a message that nobody will get: no function is told of people who are not there. */
    public Uni<Void> pretend(Pool pool) {
        return Optional.ofNullable(pool.lambdaConfig().customMessage())
                .map(times::pass)
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private static ObjectNode event(TriggerContext context, Recipient recipient, Form form) {
        ObjectNode request = context.request(recipient.attributes())
                .put("codeParameter", CODE)
                .put("linkParameter", LINK_EXAMPLE)
                .put("usernameParameter", form.namesUser() ? USERNAME : null);
        ObjectNode response = JsonNodeFactory.instance
                .objectNode()
                .putNull("smsMessage")
                .putNull("emailMessage")
                .putNull("emailSubject");
        return context.subject(recipient.username()).event("1", NAME + "_" + form.source(), request, response);
    }

    private static Words words(Answer answer, Form form) {
        Words words = form.sms()
                ? new Words(Optional.empty(), text(answer, "smsMessage", MAX_SMS))
                : new Words(text(answer, "emailSubject", MAX_SUBJECT), text(answer, "emailMessage", MAX_EMAIL));
        words.body().ifPresent(body -> {
            if (!form.links() || !LINK.matcher(body).find()) {
                require(body, CODE);
            }
            if (form.namesUser()) {
                require(body, USERNAME);
            }
        });
        return words;
    }

    private static Optional<String> text(Answer answer, String member, int bound) {
        Optional<String> text = answer.text(member).filter(given -> !given.isEmpty());
        text.ifPresent(given -> {
            if (given.length() > bound) {
                throw invalid(member + " has more than " + bound + " characters.");
            }
        });
        return text;
    }

    private static void require(String body, String placeholder) {
        if (!body.contains(placeholder)) {
            throw invalid("The message of the function lacks the placeholder " + placeholder + ".");
        }
    }

    private static InvalidLambdaResponseException invalid(String message) {
        return InvalidLambdaResponseException.builder().message(message).build();
    }
}
