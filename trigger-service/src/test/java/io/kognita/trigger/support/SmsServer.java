package io.kognita.trigger.support;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;

/** A carrier of text messages, as a webhook or as SNS, that answers what a test wants and remembers what it was sent. */
public final class SmsServer implements AutoCloseable {

    /** One request as it came; header names are in small letters. */
    public record Received(String path, Map<String, String> headers, String body) {}

    private record Answer(int status, String body) {}

    private final Vertx vertx = Vertx.vertx();
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final BlockingQueue<Answer> answers = new LinkedBlockingQueue<>();

    public SmsServer(int port) {
        vertx.createHttpServer()
                .requestHandler(this::take)
                .listen(port, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    /** Answers the next request so; all others are answered 200. */
    public void answerNext(int status, String body) {
        answers.add(new Answer(status, body));
    }

    /** All requests, oldest first. */
    public List<Received> received() {
        return List.copyOf(received);
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private void take(HttpServerRequest request) {
        request.body().onSuccess(body -> {
            Map<String, String> headers = new HashMap<>();
            request.headers()
                    .forEach(header -> headers.put(header.getKey().toLowerCase(Locale.ROOT), header.getValue()));
            received.add(new Received(request.path(), headers, body.toString()));
            Answer answer = answers.poll();
            if (answer == null) {
                request.response().end("<PublishResponse/>");
            } else {
                request.response().setStatusCode(answer.status()).end(answer.body());
            }
        });
    }
}
