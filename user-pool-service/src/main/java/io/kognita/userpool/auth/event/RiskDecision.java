package io.kognita.userpool.auth.event;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** What was done about a risk. */
@RegisterForReflection
public enum RiskDecision {
    /** Nothing. */
    NO_RISK("NoRisk"),
    /** The action of the level: a second factor, or word to the user. */
    ACCOUNT_TAKEOVER("AccountTakeover"),
    /** The attempt ended. */
    BLOCK("Block");

    private final String text;

    RiskDecision(String text) {
        this.text = text;
    }

    /** As AWS writes it in an event. */
    public String text() {
        return text;
    }
}
