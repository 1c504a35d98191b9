package io.kognita.trigger.function;

import java.time.Duration;

/**
 * One run of a function, the same for all its tries.
 *
 * @param id a UUID
 * @param event the function's input as JSON
 * @param limit how long one try may take
 * @param log takes what the function writes
 */
public record Invocation(String id, byte[] event, Duration limit, RunLog log) {}
