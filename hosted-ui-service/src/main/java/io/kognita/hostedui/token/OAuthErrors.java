package io.kognita.hostedui.token;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.kognita.hostedui.client.UserPoolRefusal;
import io.kognita.hostedui.web.MalformedParameters;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import org.jboss.logging.Logger;

/** Turns failures into the errors of the token and revocation endpoints, and those into answers. */
final class OAuthErrors {

    private static final Logger LOG = Logger.getLogger(OAuthErrors.class);

    private OAuthErrors() {}

    static Response answer(OAuthError error) {
        ResponseBuilder response = Response.status(error.status())
                .type(MediaType.APPLICATION_JSON_TYPE)
                .header("Cache-Control", "no-store")
                .header("Pragma", "no-cache")
                .entity(new Body(error.code(), error.getMessage()));
        if (error.challenge()) {
            response.header("WWW-Authenticate", "Basic realm=\"oauth2\", charset=\"UTF-8\"");
        }
        if (error.status() == OAuthError.TOO_MANY) {
            response.header("Retry-After", 60);
        }
        return response.build();
    }

    static OAuthError of(Throwable failure) {
        return switch (failure) {
            case OAuthError error -> error;
            case MalformedParameters malformed -> OAuthError.invalidRequest(malformed.getMessage());
            case UserPoolRefusal refusal -> refused(refusal);
            default -> {
                LOG.error("an OAuth request failed", failure);
                yield OAuthError.unavailable();
            }
        };
    }

    private static OAuthError refused(UserPoolRefusal refusal) {
        return switch (refusal.code()) {
            case "NotAuthorizedException",
                    "UserNotFoundException",
                    "UserNotConfirmedException",
                    "PasswordResetRequiredException",
                    "RefreshTokenReuseException" -> OAuthError.invalidGrant(refusal.getMessage());
            case "UnsupportedTokenTypeException" ->
                OAuthError.of("unsupported_token_type", "The token is not a refresh token");
            case "UnauthorizedException" -> OAuthError.invalidGrant("The token was issued to another client");
            case "ScopeDoesNotExistException" -> OAuthError.of("invalid_scope", "A scope is unknown");
            case "InvalidParameterException",
                    "SerializationException",
                    "UnsupportedOperationException",
                    "UserLambdaValidationException",
                    "UnexpectedLambdaException",
                    "InvalidLambdaResponseException" -> OAuthError.invalidRequest(refusal.getMessage());
            case "TooManyRequestsException", "LimitExceededException" -> OAuthError.tooMany();
            case "ResourceNotFoundException" -> OAuthError.invalidClient(false);
            default -> {
                LOG.errorf("user-pool-service refused with %s", refusal.code());
                yield OAuthError.unavailable();
            }
        };
    }

    /** The error document. */
    @RegisterForReflection
    record Body(
            String error, @JsonProperty("error_description") String description) {}
}
