package io.kognita.trigger.message;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;

/**
 * A text message in clear.
 *
 * @param to a telephone number in the form of E.164
 * @param body plain text
 */
record TextMessage(String to, String body) {

    private static final Pattern NUMBER = Pattern.compile("\\+[1-9][0-9]{1,14}");

    TextMessage {
        if (!NUMBER.matcher(to).matches()) {
            throw new Undeliverable("the recipient is no telephone number");
        }
    }

    /** Reads what was sealed for a recipient. */
    static TextMessage of(String to, JsonNode content) {
        return new TextMessage(to, Opened.required(content, "body"));
    }

    /** It carries a code or a password. */
    @Override
    public String toString() {
        return "TextMessage[redacted]";
    }
}
