package io.kognita.userpool.userimport;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * What became of a line of the file, as AWS writes it to CloudWatch.
 *
 * @param line whose first is the header
 * @param outcome {@code FAILED} or {@code SKIPPED}
 */
@RegisterForReflection
record LogLine(int line, String outcome, String reason) {

    static LogLine failed(int line, String reason) {
        return new LogLine(line, "FAILED", reason);
    }

    static LogLine alreadyThere(int line) {
        return new LogLine(line, "SKIPPED", "The user already exists.");
    }

    String text() {
        return "[%s] Line Number %d - %s".formatted(outcome, line, reason);
    }
}
