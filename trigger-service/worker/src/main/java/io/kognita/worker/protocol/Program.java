package io.kognita.worker.protocol;

import java.util.Map;

/**
 * A version of a function as a worker is given it, with the limits that it runs under.
 *
 * @param handler the file without its suffix, a dot and the exported name, for example {@code index.handler}
 * @param files the code by path, without a leading slash
 * @param environment what the function sees as {@code process.env}
 * @param limits what one call may use
 */
public record Program(String handler, Map<String, byte[]> files, Map<String, String> environment, Limits limits) {

    public Program {
        files = Map.copyOf(files);
        environment = Map.copyOf(environment);
    }

    /**
     * What one call may use.
     *
     * @param cpuMillis processor time
     * @param statements statements of JavaScript
     * @param answerBytes of the answer's JSON
     * @param logCharacters written by {@code console}; the rest is dropped
     * @param fetches open at a time
     */
    public record Limits(int cpuMillis, long statements, int answerBytes, int logCharacters, int fetches) {}

    /** Code and environment hold secrets. */
    @Override
    public String toString() {
        return "Program[" + handler + "]";
    }
}
