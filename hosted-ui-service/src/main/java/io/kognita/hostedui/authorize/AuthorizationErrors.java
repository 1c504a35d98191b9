package io.kognita.hostedui.authorize;

import io.kognita.hostedui.web.Locations;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Sends errors to the client's redirect address. */
@Singleton
class AuthorizationErrors {

    @ServerExceptionMapper
    public Response redirect(AuthorizationError error) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("error", error.code());
        parameters.put("error_description", error.getMessage());
        return Locations.found(error.target().location(parameters)).build();
    }
}
