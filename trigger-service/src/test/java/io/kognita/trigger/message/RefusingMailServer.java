package io.kognita.trigger.message;

import io.vertx.core.Vertx;
import io.vertx.core.net.NetSocket;
import io.vertx.core.parsetools.RecordParser;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/** A mail server that answers each recipient with a status of the test's choice. */
final class RefusingMailServer implements AutoCloseable {

    private final Vertx vertx = Vertx.vertx();
    private final AtomicInteger recipients = new AtomicInteger();
    private final String reply;

    RefusingMailServer(int port, String reply) {
        this.reply = reply;
        vertx.createNetServer()
                .connectHandler(this::serve)
                .listen(port, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    /** How many recipients it was given. */
    int recipients() {
        return recipients.get();
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private void serve(NetSocket socket) {
        socket.write("220 ready\r\n");
        socket.handler(RecordParser.newDelimited(
                "\r\n", line -> socket.write(answer(line.toString().toUpperCase(Locale.ROOT)) + "\r\n")));
    }

    private String answer(String command) {
        if (command.startsWith("RCPT")) {
            recipients.incrementAndGet();
            return reply;
        }
        return command.startsWith("QUIT") ? "221 bye" : "250 fine";
    }
}
