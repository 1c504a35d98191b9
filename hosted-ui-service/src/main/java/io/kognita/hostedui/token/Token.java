package io.kognita.hostedui.token;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.kognita.hostedui.web.CrossOrigin;
import io.kognita.hostedui.web.Parameters;
import io.kognita.hostedui.web.Visitor;
import io.kognita.wire.signin.ClientSettings;
import io.kognita.wire.signin.IssuedTokens;
import io.quarkus.arc.All;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** {@code /oauth2/token} (RFC 6749 section 3.2): authenticates the client and lets the grant of its choice issue tokens. */
@Path("/oauth2/token")
@CrossOrigin
public class Token {

    private final OAuthEndpoint endpoint;
    private final ClientAuthentication authentication;
    private final Map<String, Grant> grants;

    Token(OAuthEndpoint endpoint, ClientAuthentication authentication, @All List<Grant> grants) {
        this.endpoint = endpoint;
        this.authentication = authentication;
        this.grants = grants.stream().collect(Collectors.toUnmodifiableMap(Grant::type, Function.identity()));
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    public Uni<Response> post(@Context HttpServerRequest http, String body) {
        return endpoint.answer(
                http, body, (visitor, form) -> issue(visitor, form).map(Token::answer));
    }

    /** A browser's question whether it may ask. */
    @OPTIONS
    public Response preflight() {
        return Response.noContent().build();
    }

    private Uni<IssuedTokens> issue(Visitor visitor, Parameters form) {
        String type = form.value("grant_type")
                .orElseThrow(() -> OAuthError.invalidRequest("The parameter grant_type is missing"));
        Grant grant = grants.get(type);
        if (grant == null) {
            throw OAuthError.of("unsupported_grant_type", "The grant_type is not supported");
        }
        return authentication.authenticate(visitor, form).chain(client -> issue(grant, client, form));
    }

    private static Uni<IssuedTokens> issue(Grant grant, ClientSettings client, Parameters form) {
        if (!client.oauthEnabled()) {
            throw OAuthError.of("unauthorized_client", "The client is not enabled for OAuth 2.0");
        }
        return grant.issue(client, form);
    }

    private static Response answer(IssuedTokens tokens) {
        return Response.ok(new Body(
                        tokens.idToken(), tokens.accessToken(), tokens.refreshToken(), tokens.expiresIn(), "Bearer"))
                .type(MediaType.APPLICATION_JSON_TYPE)
                .header("Cache-Control", "no-store")
                .header("Pragma", "no-cache")
                .build();
    }

    /** The token response (RFC 6749 section 5.1) in Cognito's shape. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Body(
            @JsonProperty("id_token") String idToken,
            @JsonProperty("access_token") String accessToken,
            @JsonProperty("refresh_token") String refreshToken,
            @JsonProperty("expires_in") long expiresIn,
            @JsonProperty("token_type") String tokenType) {

        /** Tokens never reach a log. */
        @Override
        public String toString() {
            return "Body[]";
        }
    }
}
