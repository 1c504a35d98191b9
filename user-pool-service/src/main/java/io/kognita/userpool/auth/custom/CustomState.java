package io.kognita.userpool.auth.custom;

import io.kognita.userpool.trigger.ChallengeResult;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;

/**
 * What a custom authentication remembers while its user thinks.
 *
 * @param history the questions that were answered before
 * @param privateParameters of the question that is open
 * @param metadata the function's name for it, or null
 */
@RegisterForReflection
public record CustomState(List<ChallengeResult> history, Map<String, String> privateParameters, String metadata) {

    /** The right answer may be in it, so it never reaches a log. */
    @Override
    public String toString() {
        return "CustomState[redacted]";
    }
}
