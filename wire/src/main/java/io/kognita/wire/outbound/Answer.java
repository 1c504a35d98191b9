package io.kognita.wire.outbound;

import java.util.Map;

/**
 * What was answered.
 *
 * @param headers values by name, which is looked up in any case
 */
public record Answer(int status, Map<String, String> headers, byte[] body) {}
