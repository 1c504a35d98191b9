package io.kognita.userpool.message;

/**
 * A message ready to be delivered.
 *
 * @param subject of an e-mail; a text message has none
 * @param body HTML for an e-mail, plain text for a text message
 */
record Letter(String subject, String body) {

    /** A message carries a code or a password, so it never reaches a log. */
    @Override
    public String toString() {
        return "Letter[redacted]";
    }
}
