package io.kognita.trigger.lambda;

import io.kognita.trigger.TriggerSettings;
import io.kognita.trigger.function.Ending;
import java.time.Duration;
import java.time.Instant;

/**
 * What becomes of an asynchronous call after a try, as Lambda does it: a function that failed is tried twice more, after a minute and
 * after two; one that was not run for it runs too often already is tried until the call is too old.
 */
final class CallTries {

    private static final Duration SHORTEST_WAIT = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

    private final TriggerSettings.Asynchronous settings;

    CallTries(TriggerSettings.Asynchronous settings) {
        this.settings = settings;
    }

    /** What follows. */
    sealed interface Next permits Over, GivenUp, Again {}

    /** The function ran. */
    record Over() implements Next {}

    /** The function failed too often, or the call is too old. */
    record GivenUp() implements Next {}

    /**
     * The function is tried again.
     *
     * @param counted tries that count so far
     */
    record Again(int counted, Instant at) implements Next {}

    Next after(CallTable.Claimed call, Ending ending, Instant now) {
        return switch (ending) {
            case Ending.Returned returned -> new Over();
            case Ending.Threw threw -> failed(call, now);
            case Ending.Failed failed -> failed(call, now);
            case Ending.Throttled throttled -> young(call, call.tries() - 1, now.plus(wait(call, now)));
        };
    }

    private Next failed(CallTable.Claimed call, Instant now) {
        Duration pause = settings.firstPause().multipliedBy(1L << Math.min(call.tries() - 1, 16));
        return call.tries() < settings.tries() ? young(call, call.tries(), now.plus(pause)) : new GivenUp();
    }

    private Next young(CallTable.Claimed call, int counted, Instant at) {
        return at.isAfter(call.acceptedAt().plus(settings.longestAge())) ? new GivenUp() : new Again(counted, at);
    }

    /** Half of the age so far, so that the pauses grow with it. */
    private static Duration wait(CallTable.Claimed call, Instant now) {
        Duration half = Duration.between(call.acceptedAt(), now).dividedBy(2);
        if (half.compareTo(SHORTEST_WAIT) < 0) {
            return SHORTEST_WAIT;
        }
        return half.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : half;
    }
}
