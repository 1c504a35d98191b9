package io.kognita.local.mail;

import io.quarkus.qute.Engine;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.ReflectionValueResolver;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateException;
import io.quarkus.qute.Variant;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The page on which a developer reads the e-mails and text messages of the run; {@code /mails.json} is the same for a test.
 * Text messages come to {@link SmsSink#PATH}.
 */
public final class MailPage {

    /** Names of this machine: a page elsewhere whose name suddenly leads here must not read the codes. */
    private static final Set<String> OWN_NAMES = Set.of("localhost", "127.0.0.1");

    /** Of the length of a text message: less than 100,000 bytes are read. */
    private static final int MAX_DIGITS = 5;

    private static final Pattern MESSAGE = Pattern.compile("/messages/([0-9]{1,18})");

    private final Mailbox mailbox;
    private final Template list;
    private final Template message;
    private final SmsSink smsSink;

    public MailPage(Mailbox mailbox, SmsSink smsSink) {
        this.mailbox = mailbox;
        this.smsSink = smsSink;
        Engine engine = Engine.builder()
                .addDefaults()
                .addValueResolver(new ReflectionValueResolver())
                .addResultMapper(new HtmlEscaper(List.of(Variant.TEXT_HTML)))
                .build();
        Variant html = Variant.forContentType(Variant.TEXT_HTML);
        list = engine.parse(resource("list.html"), html);
        message = engine.parse(resource("message.html"), html);
    }

    /** Listens on loopback. */
    public Future<HttpServer> listen(Vertx vertx, int port) {
        HttpServerOptions options = new HttpServerOptions().setHost("127.0.0.1").setPort(port);
        return vertx.createHttpServer(options).requestHandler(this::answer).listen();
    }

    private void answer(HttpServerRequest request) {
        if (request.authority() == null
                || !OWN_NAMES.contains(request.authority().host())) {
            end(request, 421, "text/plain", "This page answers to localhost only.");
        } else if (request.method().equals(HttpMethod.POST) && SmsSink.PATH.equals(request.path())) {
            receive(request);
        } else if (!request.method().equals(HttpMethod.GET)) {
            end(request, 405, "text/plain", "This page is only read.");
        } else {
            try {
                read(request);
            } catch (TemplateException e) {
                end(request, 500, "text/plain", "The page cannot be shown: " + e.getMessage());
            }
        }
    }

    private void receive(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length == null || length.length() > MAX_DIGITS) {
            end(request, 413, "text/plain", "A text message is short.");
            return;
        }
        request.body()
                .onSuccess(body -> end(request, smsSink.take(request, body), "text/plain", ""))
                .onFailure(gone -> request.connection().close());
    }

    private void read(HttpServerRequest request) {
        switch (request.path()) {
            case "/" ->
                end(
                        request,
                        200,
                        "text/html",
                        list.data("messages", mailbox.latest()).render());
            case "/mails.json" -> end(request, 200, "application/json", json(request.getParam("to")));
            case "/mail.css" -> end(request, 200, "text/css", resource("mail.css"));
            case "/copy.js" -> end(request, 200, "text/javascript", resource("copy.js"));
            default -> readMessage(request);
        }
    }

    private void readMessage(HttpServerRequest request) {
        Matcher path = MESSAGE.matcher(request.path());
        if (path.matches()) {
            mailbox.find(Long.parseLong(path.group(1)))
                    .ifPresentOrElse(
                            found -> end(
                                    request,
                                    200,
                                    "text/html",
                                    message.data("message", found).render()),
                            () -> end(request, 404, "text/plain", "This message is not here any more."));
        } else {
            end(request, 404, "text/plain", "There is nothing here.");
        }
    }

    /** All messages, the latest first; those of one recipient when one is named. */
    private String json(String recipient) {
        JsonArray messages = new JsonArray();
        mailbox.latest().stream()
                .filter(message -> recipient == null || recipient.equals(message.to()))
                .map(message -> new JsonObject()
                        .put("id", message.id())
                        .put("channel", message.channel().name())
                        .put("receivedAt", message.receivedAt().toString())
                        .put("to", message.to())
                        .put("from", message.from())
                        .put("subject", message.subject())
                        .put("text", message.text())
                        .put("code", message.code().orElse(null)))
                .forEach(messages::add);
        return messages.encode();
    }

    private static void end(HttpServerRequest request, int status, String type, String body) {
        request.response()
                .setStatusCode(status)
                .putHeader("Content-Type", type + "; charset=utf-8")
                .putHeader("Content-Security-Policy", "default-src 'none'; style-src 'self'; script-src 'self'")
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Referrer-Policy", "no-referrer")
                .putHeader("Cache-Control", "no-store")
                .end(body)
                .onFailure(gone -> request.connection().close());
    }

    private static String resource(String name) {
        try (InputStream file = MailPage.class.getResourceAsStream(name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
