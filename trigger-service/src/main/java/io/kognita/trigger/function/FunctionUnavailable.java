package io.kognita.trigger.function;

/** A function did not come to an end that it chose itself: it timed out, throttled or crashed; another try may help. */
public final class FunctionUnavailable extends RuntimeException {

    private final boolean throttled;

    /** @param reason what happened, in words that hold nothing of the event or its answer */
    public FunctionUnavailable(String reason) {
        this(reason, false);
    }

    private FunctionUnavailable(String reason, boolean throttled) {
        super(reason, null, false, false);
        this.throttled = throttled;
    }

    /** There was no room for another run. */
    public static FunctionUnavailable throttled(String reason) {
        return new FunctionUnavailable(reason, true);
    }

    public boolean isThrottled() {
        return throttled;
    }
}
