package io.kognita.worker.protocol;

import java.util.Map;

/**
 * What trigger-service and a worker process tell each other over the worker's standard input and output. A worker first says
 * {@link Ready}, is given one {@link Load}, says {@link Ready} again, and then runs calls side by side.
 */
public sealed interface Frame {

    /** To the worker, once: the function that it runs until its end. */
    record Load(Program program) implements Frame {}

    /**
     * To the worker: a call.
     *
     * @param call names the call in the frames that belong to it
     * @param limitMillis how long it may take
     * @param about members of the handler's second argument as JSON
     */
    record Invoke(int call, int limitMillis, String about, byte[] event) implements Frame {}

    /**
     * To the worker: what a {@link Fetch} came to.
     *
     * @param error why there is no response; empty when there is one
     */
    record Fetched(int call, int fetch, String error, int status, Map<String, String> headers, byte[] body)
            implements Frame {}

    /** From the worker: it is warm, or its function is loaded. */
    record Ready() implements Frame {}

    /** From the worker: a line that the function wrote. */
    record Line(int call, String level, String text) implements Frame {}

    /** From the worker: a request that the function wants to be sent. */
    record Fetch(int call, int fetch, String method, String url, Map<String, String> headers, byte[] body)
            implements Frame {}

    /** From the worker: a call's end. */
    record Ended(int call, Ending ending, byte[] payload) implements Frame {}

    /** How a call ended, and what its payload is. */
    enum Ending {
        /** The handler's answer as JSON. */
        RETURNED,
        /** An error as Lambda's runtimes tell it: {@code errorType}, {@code errorMessage}, {@code trace}. */
        THREW,
        /** Nothing: the call took longer than it may. */
        TIMED_OUT,
        /** In words, what limit it broke. */
        STOPPED
    }
}
