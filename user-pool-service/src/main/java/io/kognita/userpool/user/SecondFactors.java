package io.kognita.userpool.user;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * What a user has set up beyond the password.
 *
 * @param enabled factors that are turned on
 * @param preferred the one to ask for first, among those; null for none
 * @param passkey true when a passkey shall count as both factors
 * @param authenticator name of the authenticator app whose secret was verified, empty if it has none; null without an app
 */
@RegisterForReflection
public record SecondFactors(Set<SecondFactor> enabled, SecondFactor preferred, boolean passkey, String authenticator) {

    public static final SecondFactors NONE = new SecondFactors(Set.of(), null, false, null);

    public SecondFactors {
        enabled = inOrder(enabled);
        if (preferred != null && !enabled.contains(preferred)) {
            throw new IllegalArgumentException("a preferred factor is turned on");
        }
    }

    public boolean hasAuthenticator() {
        return authenticator != null;
    }

    public SecondFactors with(SecondFactor factor) {
        Set<SecondFactor> more = EnumSet.of(factor);
        more.addAll(enabled);
        return new SecondFactors(more, preferred, passkey, authenticator);
    }

    /** Turned off, and so not preferred. */
    public SecondFactors without(SecondFactor factor) {
        Set<SecondFactor> fewer = EnumSet.copyOf(with(factor).enabled);
        fewer.remove(factor);
        return new SecondFactors(fewer, preferred == factor ? null : preferred, passkey, authenticator);
    }

    /** Preferred in place of any other, or none with null. */
    public SecondFactors preferring(SecondFactor factor) {
        return new SecondFactors(enabled, factor, passkey, authenticator);
    }

    public SecondFactors withPasskey(boolean counts) {
        return new SecondFactors(enabled, preferred, counts, authenticator);
    }

    public SecondFactors withAuthenticator(String name) {
        return new SecondFactors(enabled, preferred, passkey, name);
    }

    public SecondFactors withoutAuthenticator() {
        return without(SecondFactor.SOFTWARE_TOKEN_MFA).withAuthenticator(null);
    }

    private static Set<SecondFactor> inOrder(Collection<SecondFactor> factors) {
        Set<SecondFactor> ordered = EnumSet.noneOf(SecondFactor.class);
        ordered.addAll(factors);
        return Collections.unmodifiableSet(ordered);
    }
}
