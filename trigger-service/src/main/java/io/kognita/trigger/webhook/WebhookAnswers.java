package io.kognita.trigger.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kognita.trigger.function.Ending;
import io.kognita.trigger.function.FunctionUnavailable;
import io.kognita.trigger.outbound.Answer;
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
    private static final String ERROR_HEADER = "X-Amz-Function-Error";

    private final ObjectMapper json;
    private final Vertx vertx;

    WebhookAnswers(ObjectMapper json, Vertx vertx) {
        this.json = json;
        this.vertx = vertx;
    }

    /** How the function ended; fails with {@link FunctionUnavailable} when it throttles or crashed. */
    Uni<Ending> outcome(Answer answer) {
        return answer.body().length > LARGE
                ? vertx.executeBlocking(() -> read(answer), false)
                : Uni.createFrom().item(() -> read(answer));
    }

    private Ending read(Answer answer) {
        int status = answer.status();
        boolean saysError = answer.headers().containsKey(ERROR_HEADER);
        if (saysError || (status >= 400 && status != TOO_MANY_REQUESTS)) {
            Optional<String> message = errorMessage(answer.body());
            if (message.isPresent()) {
                return new Ending.Threw(message, answer.body());
            }
        }
        if (status == TOO_MANY_REQUESTS || status >= 500) {
            throw new FunctionUnavailable("answered status " + status);
        }
        if (status < 200 || status > 299 || saysError) {
            return new Ending.Failed("answered status " + status + " without an error message");
        }
        return new Ending.Returned(answer.body());
    }

    private Optional<String> errorMessage(byte[] body) {
        try {
            return json.readTree(body) instanceof ObjectNode error
                            && error.path("errorMessage").isTextual()
                    ? Optional.of(error.get("errorMessage").textValue())
                    : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
