package io.kognita.userpool.auth;

/** Through which door a sign-in comes in; it decides which flows are open. */
public enum Door {
    /** An application, unsigned: {@code InitiateAuth}. */
    APPLICATION,
    /** A server with operator's credentials: {@code AdminInitiateAuth}. */
    SERVER,
    /** The hosted pages, where a client's {@code ExplicitAuthFlows} have no say. */
    HOSTED_PAGE;

    /** Which doors a sign-in may change between: one begun on the hosted pages, where more flows are open, stays there. */
    String way() {
        return this == HOSTED_PAGE ? "hosted" : "api";
    }
}
