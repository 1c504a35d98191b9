package io.kognita.wire.signin;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/**
 * What the OAuth endpoints and pages need to know of an app client and its pool; no secret is among it.
 *
 * @param oauthEnabled AWS's {@code AllowedOAuthFlowsUserPoolClient}
 * @param oauthFlows {@code code}, {@code implicit}, {@code client_credentials}
 * @param oauthScopes scopes the client may ask for
 * @param signUpAllowed false when only administrators create users
 * @param usernameAttributes AWS's {@code UsernameAttributes}: {@code email}, {@code phone_number}, or empty
 * @param autoVerifiedAttributes addresses that the pool verifies at sign-up: {@code email}, {@code phone_number}
 * @param requiredAttributes attributes a user must give to sign up
 */
@RegisterForReflection
public record ClientSettings(
        String poolId,
        String poolName,
        String clientId,
        String clientName,
        boolean hasSecret,
        boolean oauthEnabled,
        List<String> oauthFlows,
        List<String> oauthScopes,
        List<String> callbackUrls,
        String defaultRedirectUri,
        List<String> logoutUrls,
        List<String> identityProviders,
        boolean signUpAllowed,
        List<String> usernameAttributes,
        List<String> aliasAttributes,
        List<String> autoVerifiedAttributes,
        List<String> requiredAttributes) {}
