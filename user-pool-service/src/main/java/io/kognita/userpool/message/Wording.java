package io.kognita.userpool.message;

import io.kognita.userpool.trigger.CustomMessage;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words of a message, with places for a name and for a code or temporary password.
 *
 * @param subject of an e-mail; a text message has none
 * @param html whether the body is HTML, as that of an e-mail
 */
record Wording(String subject, String body, boolean html) implements Draft.Content {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{####}|\\{username}");

    /** A text message. */
    static Wording sms(String body) {
        return new Wording("", body, false);
    }

    static Wording email(String subject, String body) {
        return new Wording(subject, body, true);
    }

    /** True when the message has a place for the code or password. */
    boolean tellsSecret() {
        return body.contains(CustomMessage.CODE);
    }

    /** The same with a function's words in place of the pool's, as far as there are any. */
    Wording with(CustomMessage.Words words) {
        return new Wording(words.subject().orElse(subject), words.body().orElse(body), html);
    }

    Letter letter(String username, String secret) {
        return new Letter(
                fill(subject, username, secret, Wording::oneLine),
                fill(body, username, secret, html ? Wording::escaped : UnaryOperator.identity()));
    }

    /** In one pass, so that a placeholder in a user's name stays what it is. */
    private static String fill(String words, String username, String secret, UnaryOperator<String> escape) {
        return PLACEHOLDER
                .matcher(words)
                .replaceAll(place -> Matcher.quoteReplacement(
                        escape.apply(place.group().equals(CustomMessage.CODE) ? secret : username)));
    }

    private static String escaped(String text) {
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
