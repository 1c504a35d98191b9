package io.kognita.trigger.support;

import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.PfxOptions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Webhooks that behave well and badly, one a path, and remember what they were sent. */
public final class FunctionServer implements AutoCloseable {

    static final String PASSWORD = "for-tests";

    /** One request as it came. */
    public record Received(String path, Map<String, String> headers, String body) {}

    private final Vertx vertx = Vertx.vertx();
    private final HttpServer http;
    private final HttpServer https;
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final AtomicInteger crashes = new AtomicInteger();
    private final Promise<Void> released = Promise.promise();

    public FunctionServer(String keyStore) {
        http = listen(new HttpServerOptions());
        https = listen(new HttpServerOptions()
                .setSsl(true)
                .setKeyCertOptions(new PfxOptions().setPath(keyStore).setPassword(PASSWORD)));
    }

    public String http(String path) {
        return "http://localhost:" + http.actualPort() + path;
    }

    public String https(String path) {
        return "https://localhost:" + https.actualPort() + path;
    }

    /** The requests to a path. */
    public List<Received> received(String path) {
        return received.stream().filter(request -> request.path().equals(path)).toList();
    }

    /** Lets the requests to {@code /held} be answered, which wait until then. */
    public void release() {
        released.complete();
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private HttpServer listen(HttpServerOptions options) {
        return vertx.createHttpServer(options.setHost("0.0.0.0").setPort(0))
                .requestHandler(request -> request.body().onSuccess(body -> answer(request, body)))
                .listen()
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    private void answer(HttpServerRequest request, Buffer body) {
        Map<String, String> headers = new HashMap<>();
        request.headers().forEach(headers::put);
        received.add(new Received(request.path(), headers, body.toString()));
        var response = request.response();
        switch (request.path()) {
            case "/echo" -> response.end(body);
            case "/confirm" ->
                response.end(body.toJsonObject()
                        .put("response", new JsonObject().put("autoConfirmUser", true))
                        .toBuffer());
            case "/held" -> released.future().onSuccess(now -> response.end(body));
            case "/silent" -> {}
            case "/drip" -> response.setChunked(true).write("{");
            case "/crashes-twice" -> {
                if (crashes.incrementAndGet() % 3 == 0) {
                    response.end(body);
                } else {
                    response.setStatusCode(500).end("<h1>oops</h1>");
                }
            }
            case "/500", "/broken" -> response.setStatusCode(500).end();
            case "/429" -> response.setStatusCode(429).end("{\"errorMessage\":\"slow down\"}");
            case "/404" -> response.setStatusCode(404).end("nothing here");
            case "/hang-up" -> request.connection().close();
            case "/refuses" ->
                response.setStatusCode(400).end("{\"errorMessage\":\"Not from here\",\"errorType\":\"Error\"}");
            case "/throws" ->
                response.setStatusCode(500).end("{\"errorMessage\":\"It broke\",\"errorType\":\"TypeError\"}");
            case "/lambda-error" ->
                response.putHeader("X-Amz-Function-Error", "Unhandled").end("{\"errorMessage\":\"As Lambda says it\"}");
            case "/html" -> response.end("<h1>hello</h1>");
            case "/array" -> response.end("[1]");
            case "/nothing" -> response.setStatusCode(204).end();
            case "/deep" -> response.end("{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000));
            case "/just-fits" -> response.end("{\"a\":\"" + "x".repeat(6 * 1024 * 1024 - 8) + "\"}");
            case "/too-long" -> response.end("{\"a\":\"" + "x".repeat(6 * 1024 * 1024) + "\"}");
            case "/endless" -> endless(response);
            case "/redirect" ->
                response.setStatusCode(307).putHeader("Location", http("/echo")).end();
            case "/lambda/2015-03-31/functions/echo/invocations" -> response.end(body);
            case "/lambda/2015-03-31/functions/says-error/invocations" ->
                response.putHeader("X-Amz-Function-Error", "Unhandled").end("{\"errorMessage\":\"As Lambda says it\"}");
            case "/lambda/2015-03-31/functions/emulator-error/invocations" ->
                response.end("{\"errorMessage\":\"As the emulator says it\",\"errorType\":\"Error\"}");
            case "/lambda/2015-03-31/functions/bad-request/invocations" ->
                response.setStatusCode(400).end("{\"errorMessage\":\"no\"}");
            case "/lambda/2015-03-31/functions/text/invocations" -> response.end("\"text\"");
            case "/lambda/2015-03-31/functions/too-long/invocations" ->
                response.end("\"" + "x".repeat(6 * 1024 * 1024) + "\"");
            case "/lambda/2015-03-31/functions/throttles/invocations" ->
                response.setStatusCode(429).end("{}");
            case "/lambda/2015-03-31/functions/crashes/invocations" ->
                response.setStatusCode(502).end("{}");
            default -> response.setStatusCode(404).end();
        }
    }

    private void endless(HttpServerResponse response) {
        response.setChunked(true);
        vertx.setPeriodic(1, timer -> {
            if (response.closed()) {
                vertx.cancelTimer(timer);
            } else if (!response.writeQueueFull()) {
                response.write("x".repeat(1 << 20));
            }
        });
    }
}
