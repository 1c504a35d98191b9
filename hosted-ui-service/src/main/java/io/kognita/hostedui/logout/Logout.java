package io.kognita.hostedui.logout;

import io.kognita.hostedui.authorize.AuthorizationRequests;
import io.kognita.hostedui.authorize.UnsafeRequest;
import io.kognita.hostedui.authorize.UnsafeRequest.Reason;
import io.kognita.hostedui.session.Sessions;
import io.kognita.hostedui.web.Locations;
import io.kognita.hostedui.web.MalformedParameters;
import io.kognita.hostedui.web.Parameters;
import io.kognita.hostedui.web.Visitor;
import io.kognita.hostedui.web.Visitors;
import io.kognita.wire.signin.ClientSettings;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/**
 * {@code /logout}: ends the browser's session with the pool and goes on to {@code logout_uri}, which must be registered
 * for the client; or, with {@code redirect_uri} and {@code response_type}, to a new sign-in.
 */
@Path("/logout")
public class Logout {

    private final AuthorizationRequests requests;
    private final Sessions sessions;
    private final Visitors visitors;

    Logout(AuthorizationRequests requests, Sessions sessions, Visitors visitors) {
        this.requests = requests;
        this.sessions = sessions;
        this.visitors = visitors;
    }

    @GET
    public Uni<Response> get(@Context HttpServerRequest http) {
        Visitor visitor = visitors.of(http);
        Parameters parameters = requests.parameters(visitor);
        return requests.client(visitor, parameters)
                .chain(client -> destination(visitor, client, parameters)
                        .call(() -> sessions.end(visitor, client.poolId()))
                        .map(destination -> Locations.found(destination)
                                .cookie(sessions.removal(client.poolId()))
                                .build()));
    }

    private Uni<String> destination(Visitor visitor, ClientSettings client, Parameters parameters) {
        Optional<String> logoutUri = logoutUri(parameters);
        if (logoutUri.isEmpty()) {
            return requests.read(visitor).map(request -> Locations.page("/login", request.parameters()));
        }
        return logoutUri
                .filter(client.logoutUrls()::contains)
                .filter(AuthorizationRequests::harmless)
                .map(address -> Uni.createFrom().item(address))
                .orElseThrow(() -> new UnsafeRequest(Reason.LOGOUT_MISMATCH));
    }

    private static Optional<String> logoutUri(Parameters parameters) {
        try {
            return parameters.value("logout_uri");
        } catch (MalformedParameters e) {
            throw new UnsafeRequest(Reason.LOGOUT_MISMATCH);
        }
    }
}
