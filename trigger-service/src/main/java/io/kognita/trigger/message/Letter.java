package io.kognita.trigger.message;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kognita.wire.seal.Sealer;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An e-mail in clear.
 *
 * @param to one address, nothing else
 * @param body HTML
 */
record Letter(String to, Optional<String> from, String subject, String body) {

    /** One address and no way to write a second, a name or a header: the special characters of RFC 5322 are left out. */
    private static final Pattern ADDRESS =
            Pattern.compile("[^\\p{Cntrl}\\s@,;:<>()\\[\\]\\\\\"]+@[^\\p{Cntrl}\\s@,;:<>()\\[\\]\\\\\"]+");

    Letter {
        if (!ADDRESS.matcher(to).matches()) {
            throw new Undeliverable("the recipient is no address");
        }
        if (hasControl(subject) || from.filter(Letter::hasControl).isPresent()) {
            throw new Undeliverable("a header would span lines");
        }
    }

    /**
     * Opens a queued message.
     *
     * @throws Undeliverable when it is for another channel, sealed for another event, or incomplete
     */
    static Letter open(QueuedMessage message, Sealer sealer, ObjectMapper json) {
        if (!message.channel().equals("EMAIL")) {
            throw new Undeliverable("there is no transport for the channel " + message.channel());
        }
        JsonNode content = message.content(sealer, json);
        return new Letter(message.to(), text(content, "from"), required(content, "subject"), required(content, "body"));
    }

    private static String required(JsonNode content, String name) {
        return text(content, name).orElseThrow(() -> new Undeliverable("the opened message has no " + name));
    }

    private static Optional<String> text(JsonNode content, String name) {
        return Optional.ofNullable(content.get(name))
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue);
    }

    /** Besides CR and LF, also the line separators that some software breaks a header at. */
    private static boolean hasControl(String text) {
        return text.codePoints().anyMatch(c -> Character.isISOControl(c) || c == 0x2028 || c == 0x2029);
    }

    /** It carries a code or a password. */
    @Override
    public String toString() {
        return "Letter[redacted]";
    }
}
