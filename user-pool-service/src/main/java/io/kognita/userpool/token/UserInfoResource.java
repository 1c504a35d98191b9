package io.kognita.userpool.token;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kognita.userpool.client.Client;
import io.kognita.userpool.client.Clients;
import io.kognita.userpool.internal.InternalCalls;
import io.kognita.wire.aws.Throttle;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ForbiddenException;

/** What an access token with the scope {@code openid} shows of its user (OpenID Connect Core section 5.3). */
@Path("/internal/user-info")
@Produces(MediaType.APPLICATION_JSON)
public class UserInfoResource {

    private final InternalCalls calls;
    private final AccessTokens accessTokens;
    private final Clients clients;

    UserInfoResource(InternalCalls calls, AccessTokens accessTokens, Clients clients) {
        this.calls = calls;
        this.accessTokens = accessTokens;
        this.clients = clients;
    }

    /** The body: a token to show the user of. */
    @RegisterForReflection
    public record Bearer(String accessToken) {

        /** Tokens never reach a log. */
        @Override
        public String toString() {
            return "Bearer[]";
        }
    }

    @POST
    public Uni<Response> read(Bearer bearer, @Context HttpServerRequest http) {
        return calls.answer(
                "UserInfo",
                Throttle.Input.of("AccessToken", bearer.accessToken()),
                http,
                call -> accessTokens
                        .verifyAnyScope(bearer.accessToken())
                        .invoke(UserInfoResource::requireOpenId)
                        .flatMap(grant -> clients.byId(grant.clientId()).map(client -> claims(grant, client))));
    }

    private static void requireOpenId(AccessGrant grant) {
        if (!grant.scopes().contains(Grant.OPENID)) {
            throw ForbiddenException.builder()
                    .message("The access token lacks the scope openid")
                    .build();
        }
    }

    /** Cognito writes every value as a string here, {@code email_verified} too. */
    private static ObjectNode claims(AccessGrant grant, Client client) {
        ObjectNode claims = JsonNodeFactory.instance.objectNode();
        grant.user().attributes().forEach((name, value) -> {
            if (client.readable(name) && Claims.shows(grant.scopes(), name)) {
                claims.put(name, value);
            }
        });
        return claims.put("sub", grant.user().sub().toString())
                .put("username", grant.user().username());
    }
}
