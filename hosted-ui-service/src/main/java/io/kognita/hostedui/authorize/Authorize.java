package io.kognita.hostedui.authorize;

import io.kognita.hostedui.session.BrowserSession;
import io.kognita.hostedui.session.Sessions;
import io.kognita.hostedui.web.Locations;
import io.kognita.hostedui.web.Parameters;
import io.kognita.hostedui.web.Visitor;
import io.kognita.hostedui.web.Visitors;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/**
 * {@code /oauth2/authorize}: answers at once when the browser has a session with the pool, and else goes on to a provider
 * outside, if one is asked for, or to {@code /login} with the same parameters.
 */
@Path("/oauth2/authorize")
public class Authorize {

    private final AuthorizationRequests requests;
    private final AuthorizationResponses responses;
    private final Sessions sessions;
    private final OutsideSignIn outside;
    private final Visitors visitors;

    Authorize(
            AuthorizationRequests requests,
            AuthorizationResponses responses,
            Sessions sessions,
            OutsideSignIn outside,
            Visitors visitors) {
        this.requests = requests;
        this.responses = responses;
        this.sessions = sessions;
        this.outside = outside;
        this.visitors = visitors;
    }

    @GET
    public Uni<Response> get(@Context HttpServerRequest http) {
        Visitor visitor = visitors.of(http);
        return requests.read(visitor)
                .chain(request ->
                        sessions.find(visitor, request.poolId()).chain(session -> answer(visitor, request, session)));
    }

    /**
     * OpenID Connect Core 3.1.2.1 asks for POST too. It becomes a GET, because the session cookie does not travel with a
     * form that another site sends.
     */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response post(String form) {
        return Locations.found(Locations.page("/oauth2/authorize", Parameters.read(form)))
                .status(Response.Status.SEE_OTHER)
                .build();
    }

    private Uni<Response> answer(Visitor visitor, AuthorizationRequest request, Optional<BrowserSession> session) {
        if (session.filter(request::accepts).isPresent()) {
            return responses.grant(request, session.get()).map(Response.ResponseBuilder::build);
        }
        if (request.silent()) {
            throw new AuthorizationError(request.target(), "login_required", "The user is not signed in");
        }
        if (request.goesOutside()) {
            return outside.begin(visitor, request);
        }
        String login = Locations.page("/login", request.parameters());
        return Uni.createFrom().item(Locations.found(login).build());
    }
}
