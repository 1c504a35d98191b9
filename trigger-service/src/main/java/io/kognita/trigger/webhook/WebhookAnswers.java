package io.kognita.trigger.webhook;

import io.kognita.trigger.function.Ending;
import io.kognita.trigger.function.FunctionErrors;
import io.kognita.trigger.function.FunctionUnavailable;
import io.kognita.wire.outbound.Answer;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.inject.Singleton;
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

    private final FunctionErrors errors;
    private final Vertx vertx;

    WebhookAnswers(FunctionErrors errors, Vertx vertx) {
        this.errors = errors;
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
            Optional<String> message = errors.messageIn(answer.body());
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
}
