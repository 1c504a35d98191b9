package io.kognita.hostedui.authorize;

import io.kognita.hostedui.authorize.AuthorizationRequest.Target;
import io.kognita.hostedui.client.UserPool;
import io.kognita.hostedui.client.UserPoolRefusal;
import io.kognita.hostedui.code.AuthorizationCodes;
import io.kognita.hostedui.code.AuthorizedGrant;
import io.kognita.hostedui.session.BrowserSession;
import io.kognita.hostedui.web.Locations;
import io.kognita.wire.signin.IssuedTokens;
import io.kognita.wire.signin.TokenGrant;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jboss.logging.Logger;

/** Answers authorization requests at the client's redirect address. */
@Singleton
public class AuthorizationResponses {

    private static final Logger LOG = Logger.getLogger(AuthorizationResponses.class);

    private final AuthorizationCodes codes;
    private final UserPool userPool;

    AuthorizationResponses(AuthorizationCodes codes, UserPool userPool) {
        this.codes = codes;
        this.userPool = userPool;
    }

    /** Grants a request to the user of a session. */
    public Uni<Response.ResponseBuilder> grant(AuthorizationRequest request, BrowserSession session) {
        Uni<Map<String, String>> answer = switch (request.target().type()) {
            case CODE -> code(request, session);
            case TOKEN -> tokens(request, session);
        };
        return answer.map(parameters -> Locations.found(request.target().location(parameters)))
                .onFailure()
                .transform(failure -> failed(request.target(), failure));
    }

    private Uni<Map<String, String>> code(AuthorizationRequest request, BrowserSession session) {
        AuthorizedGrant grant = new AuthorizedGrant(
                request.client().clientId(),
                session.sub(),
                session.authTime(),
                request.target().redirectUri(),
                request.scopes(),
                request.codeChallenge().orElse(null),
                request.nonce().orElse(null));
        return codes.issue(request.poolId(), grant).map(code -> Map.of("code", code));
    }

    private Uni<Map<String, String>> tokens(AuthorizationRequest request, BrowserSession session) {
        TokenGrant grant = new TokenGrant(
                request.client().clientId(),
                session.sub(),
                request.scopes(),
                request.nonce().orElse(null),
                session.authTime(),
                false,
                Map.of());
        return userPool.tokens(grant).map(AuthorizationResponses::implicit);
    }

    private static Map<String, String> implicit(IssuedTokens tokens) {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (tokens.idToken() != null) {
            parameters.put("id_token", tokens.idToken());
        }
        parameters.put("access_token", tokens.accessToken());
        parameters.put("token_type", "Bearer");
        parameters.put("expires_in", Long.toString(tokens.expiresIn()));
        return parameters;
    }

    private static AuthorizationError failed(Target target, Throwable failure) {
        if (failure instanceof UserPoolRefusal refusal) {
            return switch (refusal.code()) {
                case "NotAuthorizedException",
                        "UserNotFoundException",
                        "UserNotConfirmedException",
                        "PasswordResetRequiredException" ->
                    new AuthorizationError(target, "access_denied", "The user may not sign in");
                case "UserLambdaValidationException", "UnexpectedLambdaException", "InvalidLambdaResponseException" ->
                    new AuthorizationError(target, "invalid_request", refusal.getMessage());
                default -> new AuthorizationError(target, "server_error", "The request could not be completed");
            };
        }
        LOG.error("an authorization response failed", failure);
        return new AuthorizationError(target, "server_error", "The request could not be completed");
    }
}
