package io.kognita.userpool.client;

import io.kognita.userpool.pool.Pool;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidOAuthFlowException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.OAuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ScopeDoesNotExistException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolClientType;

/** Which grants, scopes and addresses a client's settings may combine. */
final class OAuthRules {

    private static final Set<String> STANDARD_SCOPES =
            Set.of("openid", "email", "phone", "profile", "aws.cognito.signin.user.admin");

    private OAuthRules() {}

    /**
     * Checks what a request asks for.
     *
     * @throws InvalidOAuthFlowException when grants do not go together
     * @throws ScopeDoesNotExistException for a scope that the pool does not have
     * @throws InvalidParameterException for an unfit address
     */
    static void check(Pool pool, UserPoolClientType asked, boolean hasSecret) {
        checkScopes(pool, asked.allowedOAuthScopes());
        checkFlows(asked, hasSecret);
        RedirectUrls.check(asked.callbackURLs());
        RedirectUrls.check(asked.logoutURLs());
        String preset = asked.defaultRedirectURI();
        if (preset != null && !asked.callbackURLs().contains(preset)) {
            throw InvalidParameterException.builder()
                    .message("The default redirect URI " + preset + " is not in the callback URIs list.")
                    .build();
        }
    }

    private static void checkScopes(Pool pool, List<String> scopes) {
        for (String scope : scopes) {
            if (!STANDARD_SCOPES.contains(scope) && !pool.customScopes().contains(scope)) {
                throw ScopeDoesNotExistException.builder()
                        .message("Invalid scope requested: " + scope)
                        .build();
            }
        }
    }

    private static void checkFlows(UserPoolClientType asked, boolean hasSecret) {
        List<OAuthFlowType> flows = asked.allowedOAuthFlows();
        boolean forUsers = flows.contains(OAuthFlowType.CODE) || flows.contains(OAuthFlowType.IMPLICIT);
        if (flows.contains(OAuthFlowType.CLIENT_CREDENTIALS)) {
            require(!forUsers, "client_credentials flow can not be selected along with code flow or implicit flow.");
            require(hasSecret, "client_credentials flow can not be selected if client does not have a client secret.");
            asked.allowedOAuthScopes().stream()
                    .filter(STANDARD_SCOPES::contains)
                    .findFirst()
                    .ifPresent(scope -> require(false, scope + " is not supported with client_credentials flow."));
        }
        if (Boolean.TRUE.equals(asked.allowedOAuthFlowsUserPoolClient())) {
            require(
                    !flows.isEmpty() && !asked.allowedOAuthScopes().isEmpty(),
                    "AllowedOAuthFlows and AllowedOAuthScopes are required if user pool client is allowed to use OAuth"
                            + " flows.");
            require(
                    !forUsers || !asked.callbackURLs().isEmpty(),
                    "CallbackUrls can not be empty when code flow or implicit flow is selected.");
        }
    }

    private static void require(boolean kept, String rule) {
        if (!kept) {
            throw InvalidOAuthFlowException.builder().message(rule).build();
        }
    }
}
