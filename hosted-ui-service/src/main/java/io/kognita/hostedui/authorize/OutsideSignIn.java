package io.kognita.hostedui.authorize;

import io.kognita.hostedui.web.Visitor;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.core.Response;

/** Sends a browser to sign in at an identity provider; it comes back to this service. */
public interface OutsideSignIn {

    /** Sends the browser to the provider that the request chooses. */
    Uni<Response> begin(Visitor visitor, AuthorizationRequest request);
}
