package io.kognita.hostedui.federation;

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

/** {@code /oauth2/idpresponse}: where OpenID Connect and social providers send browsers back to. */
@Path(CodeExchange.RETURN_PATH)
public class IdpResponse {

    private final Homecomings homecomings;
    private final Visitors visitors;

    IdpResponse(Homecomings homecomings, Visitors visitors) {
        this.homecomings = homecomings;
        this.visitors = visitors;
    }

    @GET
    public Uni<Response> get(@Context HttpServerRequest http) {
        Visitor visitor = visitors.of(http);
        return homecomings.welcome(visitor, visitor.query());
    }

    /** A form becomes a query, because the cookies of this service do not travel with a form that another site sends. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response post(String form) {
        return Locations.found(Locations.page(CodeExchange.RETURN_PATH, Parameters.read(form)))
                .status(Response.Status.SEE_OTHER)
                .build();
    }
}
