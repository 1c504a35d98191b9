package io.kognita.userpool.message;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminCreateUserConfigType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeliveryMediumType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.EmailMfaConfigType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.MessageTemplateType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.VerificationMessageTemplateType;

/** Fills a pool's message templates. */
final class Templates {

    private static final String CODE = "{####}";
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{####}|\\{username}");
    private static final String INVITATION_SUBJECT = "Your temporary password";
    private static final String INVITATION = "Your username is {username} and your temporary password is {####}";

    private Templates() {}

    /** A message that carries a one-time code. */
    static Letter code(UserPoolType pool, Occasion occasion, DeliveryMediumType medium, String username, String code) {
        VerificationMessageTemplateType template = pool.verificationMessageTemplate();
        if (medium == DeliveryMediumType.SMS) {
            String body = first(template, VerificationMessageTemplateType::smsMessage, pool.smsVerificationMessage())
                    .orElse(occasion.body());
            return new Letter("", fill(body, username, code, UnaryOperator.identity()));
        }
        String subject = first(template, VerificationMessageTemplateType::emailSubject, pool.emailVerificationSubject())
                .orElse(occasion.subject());
        String body = first(template, VerificationMessageTemplateType::emailMessage, pool.emailVerificationMessage())
                .orElse(occasion.body());
        return email(subject, body, username, code);
    }

    /**
     * A message that carries the code of a second factor.
     *
     * @param email the pool's own text for it, as far as it has one
     */
    static Letter signIn(
            UserPoolType pool, EmailMfaConfigType email, DeliveryMediumType medium, String username, String code) {
        if (medium == DeliveryMediumType.SMS) {
            String body = Optional.ofNullable(pool.smsAuthenticationMessage()).orElse(Occasion.SIGN_IN.body());
            return new Letter("", fill(body, username, code, UnaryOperator.identity()));
        }
        String subject = Optional.ofNullable(email.subject()).orElse(Occasion.SIGN_IN.subject());
        String body = Optional.ofNullable(email.message()).orElse(Occasion.SIGN_IN.body());
        return email(subject, body, username, code);
    }

    /** The invitation of a user whom an administrator created; empty when the pool's template has no place for the password. */
    static Optional<Letter> invitation(UserPoolType pool, DeliveryMediumType medium, String username, String password) {
        AdminCreateUserConfigType config = pool.adminCreateUserConfig();
        MessageTemplateType template = config == null ? null : config.inviteMessageTemplate();
        boolean sms = medium == DeliveryMediumType.SMS;
        String body = first(template, sms ? MessageTemplateType::smsMessage : MessageTemplateType::emailMessage, null)
                .orElse(INVITATION);
        if (!body.contains(CODE)) {
            return Optional.empty();
        }
        if (sms) {
            return Optional.of(new Letter("", fill(body, username, password, UnaryOperator.identity())));
        }
        String subject =
                first(template, MessageTemplateType::emailSubject, null).orElse(INVITATION_SUBJECT);
        return Optional.of(email(subject, body, username, password));
    }

    private static Letter email(String subject, String body, String username, String secret) {
        return new Letter(
                fill(subject, username, secret, Templates::oneLine), fill(body, username, secret, Templates::html));
    }

    /** In one pass, so that a placeholder in a user's name stays what it is. */
    private static String fill(String template, String username, String secret, UnaryOperator<String> escape) {
        return PLACEHOLDER
                .matcher(template)
                .replaceAll(place ->
                        Matcher.quoteReplacement(escape.apply(place.group().equals(CODE) ? secret : username)));
    }

    private static <T> Optional<String> first(T template, Function<T, String> member, String legacy) {
        return Optional.ofNullable(template).map(member).or(() -> Optional.ofNullable(legacy));
    }

    private static String html(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /** A line break in a subject would begin a header of the mail. */
    private static String oneLine(String text) {
        return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]", " ");
    }
}
