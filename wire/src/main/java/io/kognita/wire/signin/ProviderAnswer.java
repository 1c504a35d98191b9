package io.kognita.wire.signin;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Map;

/**
 * What an identity provider tells of somebody, sorted as AWS's inbound federation event sorts it; null for what the
 * provider's protocol does not have. Values that are no text are JSON.
 *
 * @param tokenResponse what its token endpoint answered, tokens included
 * @param idToken claims of the ID token
 * @param userInfo claims of its user info endpoint
 * @param samlResponse attributes of a SAML assertion
 */
@RegisterForReflection
public record ProviderAnswer(
        Map<String, String> tokenResponse,
        Map<String, String> idToken,
        Map<String, String> userInfo,
        Map<String, String> samlResponse) {

    /** Never shows tokens, nor what is told of a user. */
    @Override
    public String toString() {
        return "ProviderAnswer[]";
    }
}
