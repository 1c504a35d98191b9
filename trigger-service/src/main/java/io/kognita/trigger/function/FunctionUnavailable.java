package io.kognita.trigger.function;

/** A function did not come to an end that it chose itself: it timed out, throttled or crashed; another try may help. */
public final class FunctionUnavailable extends RuntimeException {

    /** @param reason what happened, in words that hold nothing of the event or its answer */
    public FunctionUnavailable(String reason) {
        super(reason, null, false, false);
    }
}
