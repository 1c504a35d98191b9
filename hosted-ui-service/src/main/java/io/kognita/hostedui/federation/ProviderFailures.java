package io.kognita.hostedui.federation;

import io.kognita.hostedui.authorize.AuthorizationError;
import io.kognita.hostedui.authorize.AuthorizationRequest;
import io.kognita.hostedui.client.UserPoolRefusal;
import org.jboss.logging.Logger;
import software.amazon.awssdk.services.cognitoidentityprovider.model.IdentityProviderType;

/** What a client learns of a sign-in at a provider that failed; why a proof is none stands in the log alone. */
final class ProviderFailures {

    private static final Logger LOG = Logger.getLogger(ProviderFailures.class);

    private ProviderFailures() {}

    static AuthorizationError of(AuthorizationRequest.Target target, IdentityProviderType provider, Throwable failure) {
        return switch (failure) {
            case AuthorizationError told -> told;
            case UserPoolRefusal refusal -> refused(target, refusal);
            case InvalidProof invalid -> {
                LOG.warnf("%s: %s", name(provider), invalid.getMessage());
                yield new AuthorizationError(
                        target, "invalid_request", "The answer of the identity provider is not valid");
            }
            case ProviderUnreachable unreachable -> {
                LOG.warnf("%s was not reached: %s", name(provider), unreachable.getMessage());
                yield new AuthorizationError(target, "server_error", "The identity provider could not be reached");
            }
            default -> {
                LOG.error("a sign-in at " + name(provider) + " failed", failure);
                yield new AuthorizationError(target, "server_error", "The request could not be completed");
            }
        };
    }

    /** As AWS has it, the client gets to know what is wrong with attributes, and what a function says. */
    private static AuthorizationError refused(AuthorizationRequest.Target target, UserPoolRefusal refusal) {
        return switch (refusal.code()) {
            case "NotAuthorizedException",
                    "UserNotFoundException",
                    "UserNotConfirmedException",
                    "PasswordResetRequiredException" ->
                new AuthorizationError(target, "access_denied", "The user may not sign in");
            case "InvalidParameterException",
                    "AliasExistsException",
                    "UsernameExistsException",
                    "UserLambdaValidationException",
                    "UnexpectedLambdaException",
                    "InvalidLambdaResponseException" ->
                new AuthorizationError(target, "invalid_request", refusal.getMessage());
            default -> {
                LOG.errorf("user-pool-service refused a federated sign-in with %s", refusal.code());
                yield new AuthorizationError(target, "server_error", "The request could not be completed");
            }
        };
    }

    private static String name(IdentityProviderType provider) {
        return "identity provider " + provider.userPoolId() + "/" + provider.providerName();
    }
}
