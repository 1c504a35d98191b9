package io.kognita.wire.signin;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/**
 * Tokens of one grant.
 *
 * @param idToken null without the {@code openid} scope and for client credentials
 * @param refreshToken null where the grant gives none
 * @param expiresIn seconds the access token lives
 * @param scopes what was granted
 */
@RegisterForReflection
public record IssuedTokens(
        String idToken, String accessToken, String refreshToken, long expiresIn, List<String> scopes) {

    /** Tokens never reach a log. */
    @Override
    public String toString() {
        return "IssuedTokens[scopes=" + scopes + "]";
    }
}
