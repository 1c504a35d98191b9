package io.kognita.hostedui.mfa;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/**
 * A challenge of a second factor on its way through the user's form, sealed for the browser.
 *
 * @param name AWS's name of the challenge
 * @param session the engine's own sealed state
 * @param choices names of factors to choose from; one, or none, where there is nothing to choose
 * @param destination where a code went, or empty
 * @param address the attribute that a set-up asks for, or empty
 * @param secret of an authenticator app that is being set up, or empty
 */
@RegisterForReflection
record MfaChallenge(
        String clientId,
        String username,
        String name,
        String session,
        List<String> choices,
        String destination,
        String address,
        String secret) {

    static final String MFA_SETUP = "MFA_SETUP";

    boolean isSetUp() {
        return name.equals(MFA_SETUP);
    }

    /** The set-up of an app, once its secret is known. */
    MfaChallenge app(String nextSession, String secretCode) {
        return new MfaChallenge(clientId, username, name, nextSession, choices, destination, "", secretCode);
    }

    /** The set-up of an address. */
    MfaChallenge address(String attribute) {
        return new MfaChallenge(clientId, username, name, session, choices, destination, attribute, "");
    }

    /** Sessions and secrets never reach a log. */
    @Override
    public String toString() {
        return "MfaChallenge[" + name + "]";
    }
}
