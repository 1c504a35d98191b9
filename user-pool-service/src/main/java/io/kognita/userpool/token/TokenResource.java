package io.kognita.userpool.token;

import io.kognita.userpool.internal.InternalCalls;
import io.kognita.wire.aws.Throttle;
import io.kognita.wire.signin.ClientCredentialsGrant;
import io.kognita.wire.signin.RefreshGrant;
import io.kognita.wire.signin.TokenGrant;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Tokens for the OAuth endpoints, which have authenticated the client and the grant. */
@Path("/internal/tokens")
@Produces(MediaType.APPLICATION_JSON)
public class TokenResource {

    private final InternalCalls calls;
    private final HostedGrants grants;
    private final ClientTokens clientTokens;

    TokenResource(InternalCalls calls, HostedGrants grants, ClientTokens clientTokens) {
        this.calls = calls;
        this.grants = grants;
        this.clientTokens = clientTokens;
    }

    @POST
    public Uni<Response> issue(TokenGrant grant, @Context HttpServerRequest http) {
        return calls.answer("TokenGrant", client(grant.clientId()), http, call -> grants.issue(grant, call));
    }

    @POST
    @Path("/refresh")
    public Uni<Response> refresh(RefreshGrant grant, @Context HttpServerRequest http) {
        return calls.answer("RefreshGrant", client(grant.clientId()), http, call -> grants.refresh(grant, call));
    }

    @POST
    @Path("/client-credentials")
    public Uni<Response> clientCredentials(ClientCredentialsGrant grant, @Context HttpServerRequest http) {
        return calls.answer(
                "ClientCredentialsGrant", client(grant.clientId()), http, call -> clientTokens.issue(grant));
    }

    private static Throttle.Input client(String id) {
        return Throttle.Input.of("ClientId", id);
    }
}
