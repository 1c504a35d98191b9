package io.kognita.local.mail;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A mail that somebody would have received.
 *
 * @param id number of the mail in this run
 * @param receivedAt when it came
 * @param to its recipient
 * @param from its sender
 * @param subject its subject
 * @param text its readable part
 */
public record Mail(long id, Instant receivedAt, String to, String from, String subject, String text) {

    private static final Pattern CODE = Pattern.compile("(?<![0-9])[0-9]{6}(?![0-9])");

    /** The six-digit code in the text, when there is one. */
    public Optional<String> code() {
        Matcher matcher = CODE.matcher(text);
        return matcher.find() ? Optional.of(matcher.group()) : Optional.empty();
    }
}
