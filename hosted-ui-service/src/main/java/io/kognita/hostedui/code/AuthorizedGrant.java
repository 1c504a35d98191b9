package io.kognita.hostedui.code;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;

/**
 * What an authorization code stands for.
 *
 * @param redirectUri where the code was sent; the exchange must name it again
 * @param codeChallenge the S256 challenge (RFC 7636), or null when the request had none
 * @param nonce the request's nonce, or null
 */
@RegisterForReflection
public record AuthorizedGrant(
        String clientId,
        String sub,
        Instant authTime,
        String redirectUri,
        List<String> scopes,
        String codeChallenge,
        String nonce) {}
