package io.kognita.userpool.trigger;

import java.util.Map;

/**
 * Whom a message is for, as functions are told.
 *
 * @param attributes with the address that the message goes to, which need not be the user's yet
 */
public record Recipient(String username, Map<String, String> attributes) {

    public Recipient {
        attributes = Map.copyOf(attributes);
    }

    /** Attributes are personal data, so they stay out of logs. */
    @Override
    public String toString() {
        return "Recipient[" + username + "]";
    }
}
