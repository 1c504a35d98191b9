package io.kognita.hostedui.token;

import io.kognita.hostedui.client.UserPool;
import io.kognita.hostedui.client.UserPoolRefusal;
import io.kognita.hostedui.web.CrossOrigin;
import io.kognita.hostedui.web.Parameters;
import io.kognita.hostedui.web.Visitor;
import io.kognita.wire.signin.ClientSettings;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/**
 * {@code /oauth2/revoke} (RFC 7009): revokes a refresh token with the access tokens that came from it. A token that is
 * invalid already is no error.
 */
@Path("/oauth2/revoke")
@CrossOrigin
public class Revoke {

    private final OAuthEndpoint endpoint;
    private final ClientAuthentication authentication;
    private final UserPool userPool;

    Revoke(OAuthEndpoint endpoint, ClientAuthentication authentication, UserPool userPool) {
        this.endpoint = endpoint;
        this.authentication = authentication;
        this.userPool = userPool;
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    public Uni<Response> post(@Context HttpServerRequest http, String body) {
        return endpoint.answer(http, body, this::revoke);
    }

    /** A browser's question whether it may ask. */
    @OPTIONS
    public Response preflight() {
        return Response.noContent().build();
    }

    private Uni<Response> revoke(Visitor visitor, Parameters form) {
        String token =
                form.value("token").orElseThrow(() -> OAuthError.invalidRequest("The parameter token is missing"));
        return authentication
                .authenticate(visitor, form)
                .chain(client -> revoke(client, token))
                .replaceWith(
                        () -> Response.ok().header("Cache-Control", "no-store").build());
    }

    private Uni<Void> revoke(ClientSettings client, String token) {
        return userPool.revoke(client.clientId(), token)
                .replaceWithVoid()
                .onFailure(Revoke::isInvalidToken)
                .recoverWithNull();
    }

    private static boolean isInvalidToken(Throwable failure) {
        return failure instanceof UserPoolRefusal refusal && refusal.code().equals("NotAuthorizedException");
    }
}
