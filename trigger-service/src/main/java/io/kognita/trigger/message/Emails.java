package io.kognita.trigger.message;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.kognita.wire.seal.Sealer;
import jakarta.inject.Singleton;

/** Messages by e-mail. */
@Singleton
class Emails implements Channel {

    private final Sealer sealer;
    private final ObjectMapper json;
    private final MailServer server;

    Emails(Sealer sealer, ObjectMapper json, MailServer server) {
        this.sealer = sealer;
        this.json = json;
        this.server = server;
    }

    @Override
    public String name() {
        return "EMAIL";
    }

    @Override
    public void deliver(QueuedMessage message) {
        server.send(message.id(), Email.of(message.to(), message.content(sealer, json)));
    }
}
