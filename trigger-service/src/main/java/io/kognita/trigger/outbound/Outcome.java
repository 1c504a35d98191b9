package io.kognita.trigger.outbound;

import io.kognita.trigger.function.Ending;
import io.kognita.trigger.function.FunctionUnavailable;
import io.kognita.wire.outbound.AnswerTooLong;
import io.kognita.wire.outbound.ForbiddenAddress;
import io.smallrye.mutiny.Uni;
import javax.net.ssl.SSLException;

/** What it means for a function that a call to it failed. */
public final class Outcome {

    private Outcome() {}

    /** What a rule of ours forbade ends the execution; what the network did may go better the next time. */
    public static Uni<Ending> of(Throwable failure) {
        return switch (failure) {
            case ForbiddenAddress forbidden -> failed(forbidden.getMessage());
            case AnswerTooLong tooLong -> failed(tooLong.getMessage());
            case SSLException untrusted -> failed("has no certificate that is trusted for its name");
            case FunctionUnavailable unavailable -> Uni.createFrom().failure(unavailable);
            default -> Uni.createFrom().failure(new FunctionUnavailable("was not reached"));
        };
    }

    private static Uni<Ending> failed(String reason) {
        return Uni.createFrom().item(new Ending.Failed(reason));
    }
}
