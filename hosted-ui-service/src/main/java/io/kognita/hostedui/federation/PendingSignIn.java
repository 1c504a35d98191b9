package io.kognita.hostedui.federation;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * A sign-in under way at a provider.
 *
 * @param providerName who was asked: what another provider brings is worth nothing
 * @param request the authorization request as it came, form-encoded
 * @param nonce what an ID token must hold, or the id of a SAML request
 * @param verifier PKCE's secret
 */
@RegisterForReflection
record PendingSignIn(String poolId, String providerName, String request, String nonce, String verifier) {

    /** Secrets never reach a log. */
    @Override
    public String toString() {
        return "PendingSignIn[" + poolId + ", " + providerName + "]";
    }
}
