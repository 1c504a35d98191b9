package io.kognita.userpool.message;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotifyEmailType;

/**
 * The words of a notice, with places for what is known of the sign-in.
 *
 * @param html or null where there is only text
 * @param text or null where there is only HTML
 */
record NoticeWording(String subject, String html, String text) {

    private static final Pattern PLACEHOLDER =
            Pattern.compile("\\{(username|ip-address|city|country|login-time|device-name"
                    + "|event-id|feedback-token|one-click-link-valid|one-click-link-invalid)}");

    /** What means nothing in HTML wherever it stands, also in an attribute that a template left without quotes. */
    private static final Pattern SPECIAL = Pattern.compile("[^\\p{IsAlphabetic}\\p{IsDigit}.,:/?_@%+-]");

    /** The pool's own words, or else those in the user's language. */
    static NoticeWording of(SignInNotice notice, Language language) {
        NotifyEmailType template = notice.template();
        String name = notice.kind().text();
        return template == null || (template.htmlBody() == null && template.textBody() == null)
                ? new NoticeWording(
                        template == null ? Texts.subject(language, name) : template.subject(),
                        "<p>" + Texts.body(language, name) + "</p>" + Texts.body(language, "sign-in-details"),
                        null)
                : new NoticeWording(template.subject(), template.htmlBody(), template.textBody());
    }

    /** The mail, for the courier. */
    ObjectNode filled(String username, Map<String, String> values) {
        ObjectNode content = JsonNodeFactory.instance
                .objectNode()
                .put("subject", fill(subject, username, values, NoticeWording::oneLine));
        if (html != null) {
            content.put("body", fill(html, username, values, NoticeWording::escaped));
        }
        if (text != null) {
            content.put("text", fill(text, username, values, NoticeWording::oneLine));
        }
        return content;
    }

    /** In one pass, so that a placeholder in what a stranger chose stays what it is. */
    private static String fill(
            String words, String username, Map<String, String> values, UnaryOperator<String> escape) {
        return PLACEHOLDER.matcher(words).replaceAll(place -> {
            String name = place.group(1);
            String value = name.equals("username") ? username : values.getOrDefault(name, "");
            return Matcher.quoteReplacement(escape.apply(value));
        });
    }

    private static String escaped(String value) {
        return SPECIAL.matcher(value).replaceAll(found -> "&#" + found.group().codePointAt(0) + ";");
    }

    /** A line break would begin a header in the subject, and a line of the stranger's own in the text. */
    private static String oneLine(String value) {
        return value.replaceAll("[\\p{Cntrl}\\u2028\\u2029]", " ");
    }
}
