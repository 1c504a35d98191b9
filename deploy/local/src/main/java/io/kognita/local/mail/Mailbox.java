package io.kognita.local.mail;

import io.kognita.local.mail.Message.Channel;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The latest e-mails and text messages of the run, in memory. */
public final class Mailbox {

    private static final int MAX_MESSAGES = 500;
    private static final int MAX_TEXT = 100_000;

    private final Deque<Message> messages = new ArrayDeque<>();
    private long count;

    void addEmail(Instant receivedAt, String to, String from, String subject, String text) {
        add(Channel.EMAIL, receivedAt, to, from, subject, text);
    }

    void addTextMessage(Instant receivedAt, String to, String text) {
        add(Channel.SMS, receivedAt, to, "", "", text);
    }

    private synchronized void add(
            Channel channel, Instant receivedAt, String to, String from, String subject, String text) {
        count++;
        String kept = text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) : text;
        messages.addLast(new Message(count, channel, receivedAt, to, from, subject, kept));
        if (messages.size() > MAX_MESSAGES) {
            messages.removeFirst();
        }
    }

    /** All messages, the latest first. */
    public synchronized List<Message> latest() {
        return messages.stream()
                .sorted(Comparator.comparingLong(Message::id).reversed())
                .toList();
    }

    /** The message with this number, when it is still there. */
    public synchronized Optional<Message> find(long id) {
        return messages.stream().filter(message -> message.id() == id).findFirst();
    }
}
