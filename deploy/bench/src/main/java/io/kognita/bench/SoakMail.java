package io.kognita.bench;

import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A mail server that can be taken away: it remembers to whom mails came, and nothing else of them. */
final class SoakMail {

    private final int port;
    private final Map<String, AtomicInteger> received = new ConcurrentHashMap<>();
    private GreenMail server;

    SoakMail(int port) {
        this.port = port;
    }

    void start() {
        server = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        GreenMail started = server;
        started.start();
        started.getUserManager().setMessageDeliveryHandler((message, recipient) -> receive(started, recipient));
    }

    void stop() {
        server.stop();
    }

    Set<String> recipients() {
        return received.keySet();
    }

    /** How many mails came again to somebody who had one. */
    int repeated() {
        return received.values().stream().mapToInt(count -> count.get() - 1).sum();
    }

    private GreenMailUser receive(GreenMail started, MailAddress recipient) throws MessagingException {
        received.computeIfAbsent(recipient.getEmail(), any -> new AtomicInteger())
                .incrementAndGet();
        try {
            // GreenMail files the mail in a user's folder as well, where nobody reads it.
            started.purgeEmailFromAllMailboxes();
        } catch (FolderException e) {
            throw new MessagingException("cannot drop the mail", e);
        }
        return started.setUser("sink@localhost", "sink@localhost", "");
    }
}
