package io.kognita.userpool.auth.event;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** How likely it is that somebody else signs in, where it is likely at all; the later the worse. */
@RegisterForReflection
public enum RiskLevel {
    LOW("Low"),
    MEDIUM("Medium"),
    HIGH("High");

    private final String text;

    RiskLevel(String text) {
        this.text = text;
    }

    /** As AWS writes it in an event. */
    public String text() {
        return text;
    }

    /** The next level, if there is one. */
    public RiskLevel raised() {
        return values()[Math.min(ordinal() + 1, HIGH.ordinal())];
    }
}
