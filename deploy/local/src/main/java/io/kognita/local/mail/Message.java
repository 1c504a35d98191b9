package io.kognita.local.mail;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A message that somebody would have received.
 *
 * @param id number of the message in this run
 * @param channel how it would have travelled
 * @param receivedAt when it came
 * @param to its recipient
 * @param from its sender; empty for a text message
 * @param subject its subject; empty for a text message
 * @param text its readable part
 */
public record Message(
        long id, Channel channel, Instant receivedAt, String to, String from, String subject, String text) {

    private static final Pattern CODE = Pattern.compile("(?<![0-9])[0-9]{6}(?![0-9])");

    /** How a message travels. */
    public enum Channel {
        EMAIL,
        SMS
    }

    /** The six-digit code in the text, when there is one. */
    public Optional<String> code() {
        Matcher matcher = CODE.matcher(text);
        return matcher.find() ? Optional.of(matcher.group()) : Optional.empty();
    }

    /** What the list shows of it. */
    public String title() {
        if (channel == Channel.SMS) {
            return "(text message)";
        }
        return subject.isEmpty() ? "(no subject)" : subject;
    }
}
