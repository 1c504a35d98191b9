package io.kognita.trigger.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kognita.trigger.function.FunctionUnavailable;
import io.kognita.wire.trigger.TriggerOutcome;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * Reads what a webhook answered. An error is what Lambda's runtimes send, {@code {"errorMessage": …, "errorType": …}},
 * with a status of 400 or more or with the header.
 */
@Singleton
class WebhookAnswers {

    /** Reading more takes over a millisecond, which an event loop does not have. */
    private static final int LARGE = 64 * 1024;

    private static final int TOO_MANY_REQUESTS = 429;
    /** Enough for a sentence to a user; a stack trace does not pass as a message. */
    private static final int MAX_MESSAGE = 1024;

    private final ObjectMapper json;
    private final Vertx vertx;

    WebhookAnswers(ObjectMapper json, Vertx vertx) {
        this.json = json;
        this.vertx = vertx;
    }

    /** How the function ended; fails with {@link FunctionUnavailable} when it throttles or crashed. */
    Uni<TriggerOutcome> outcome(WebhookAnswer answer) {
        return answer.body().length > LARGE
                ? vertx.executeBlocking(() -> read(answer), false)
                : Uni.createFrom().item(() -> read(answer));
    }

    private TriggerOutcome read(WebhookAnswer answer) {
        Optional<ObjectNode> object = object(answer.body());
        int status = answer.status();
        if (answer.saysError() || (status >= 400 && status != TOO_MANY_REQUESTS)) {
            Optional<String> message = object.flatMap(WebhookAnswers::errorMessage);
            if (message.isPresent()) {
                return new TriggerOutcome.Refused(message.get());
            }
        }
        if (status == TOO_MANY_REQUESTS || status >= 500) {
            throw new FunctionUnavailable("answered status " + status);
        }
        if (status < 200 || status > 299 || answer.saysError()) {
            return new TriggerOutcome.Failed("answered status " + status + " without an error message");
        }
        return object.<TriggerOutcome>map(TriggerOutcome.Answered::new)
                .orElseGet(() -> new TriggerOutcome.Garbled("answered no JSON object"));
    }

    private Optional<ObjectNode> object(byte[] body) {
        try {
            return json.readTree(body) instanceof ObjectNode object ? Optional.of(object) : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<String> errorMessage(ObjectNode answer) {
        JsonNode message = answer.get("errorMessage");
        if (message == null || !message.isTextual()) {
            return Optional.empty();
        }
        String text = message.textValue();
        return Optional.of(text.length() > MAX_MESSAGE ? text.substring(0, MAX_MESSAGE) : text);
    }
}
