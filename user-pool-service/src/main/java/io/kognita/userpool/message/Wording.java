package io.kognita.userpool.message;

import io.kognita.userpool.trigger.CustomMessage;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words of a message, with places for a name and for a code, a link or a temporary password.
 *
 * @param subject of an e-mail; a text message has none
 * @param html whether the body is HTML, as that of an e-mail
 */
record Wording(String subject, String body, boolean html) implements Draft.Content {

    private static final String USERNAME = "{username}";
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{####}|\\{username}|" + CustomMessage.LINK);

    /** A text message. */
    static Wording sms(String body) {
        return new Wording("", body, false);
    }

    static Wording email(String subject, String body) {
        return new Wording(subject, body, true);
    }

    /** True when the message has a place for the code, the link or the password. */
    boolean tellsSecret() {
        return body.contains(CustomMessage.CODE)
                || (html && CustomMessage.LINK.matcher(body).find());
    }

    /** The same with a function's words in place of the pool's, as far as there are any. */
    Wording with(CustomMessage.Words words) {
        return new Wording(words.subject().orElse(subject), words.body().orElse(body), html);
    }

    /**
     * The message itself.
     *
     * @param link what confirms the account at a click, where something does
     */
    Letter letter(String username, String secret, Optional<String> link) {
        return new Letter(
                fill(subject, place -> oneLine(value(place, username, secret))),
                fill(body, place -> html ? markup(place, username, secret, link) : value(place, username, secret)));
    }

    /** In one pass, so that a placeholder in a user's name stays what it is. */
    private static String fill(String words, Function<MatchResult, String> values) {
        return PLACEHOLDER.matcher(words).replaceAll(place -> Matcher.quoteReplacement(values.apply(place)));
    }

    private static String markup(MatchResult place, String username, String secret, Optional<String> link) {
        String text = place.group(1);
        return text != null && link.isPresent()
                ? "<a href=\"" + escaped(link.get()) + "\">" + text + "</a>"
                : escaped(value(place, username, secret));
    }

    private static String value(MatchResult place, String username, String secret) {
        return switch (place.group()) {
            case CustomMessage.CODE -> secret;
            case USERNAME -> username;
            default -> place.group();
        };
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
