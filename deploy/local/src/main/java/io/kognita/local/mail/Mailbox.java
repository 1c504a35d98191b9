package io.kognita.local.mail;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The latest mails of the run, in memory. */
public final class Mailbox {

    private static final int MAX_MAILS = 500;
    private static final int MAX_TEXT = 100_000;

    private final Deque<Mail> mails = new ArrayDeque<>();
    private long count;

    synchronized void add(Instant receivedAt, String to, String from, String subject, String text) {
        count++;
        String kept = text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) : text;
        mails.addLast(new Mail(count, receivedAt, to, from, subject, kept));
        if (mails.size() > MAX_MAILS) {
            mails.removeFirst();
        }
    }

    /** All mails, the latest first. */
    public synchronized List<Mail> latest() {
        return mails.stream()
                .sorted(Comparator.comparingLong(Mail::id).reversed())
                .toList();
    }

    /** The mail with this number, when it is still there. */
    public synchronized Optional<Mail> find(long id) {
        return mails.stream().filter(mail -> mail.id() == id).findFirst();
    }
}
