package io.kognita.trigger.function;

import java.util.Optional;

/** How a function came to an end of its own, or to one that another try would not change. */
public sealed interface Ending {

    /** It answered, with JSON unless it is a webhook that does as it likes. */
    record Returned(byte[] payload) implements Ending {}

    /**
     * It threw.
     *
     * @param error as Lambda's runtimes tell it, {@code {"errorType": …, "errorMessage": …}}
     */
    record Threw(Optional<String> message, byte[] error) implements Ending {}

    /** It was not run, for there is no room for it or it keeps failing. */
    record Throttled(String reason) implements Ending {}

    /** It broke a rule; the reason holds nothing of the event or its answer. */
    record Failed(String reason) implements Ending {}
}
