package io.kognita.hostedui.web;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;

/** Lets scripts of every site read the answers of {@link CrossOrigin} endpoints, without cookies. */
@Provider
@CrossOrigin
class CrossOriginHeaders implements ContainerResponseFilter {

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        MultivaluedMap<String, Object> headers = response.getHeaders();
        headers.putSingle("Access-Control-Allow-Origin", "*");
        headers.putSingle("Access-Control-Expose-Headers", "WWW-Authenticate");
        if (request.getMethod().equals("OPTIONS")) {
            headers.putSingle("Access-Control-Allow-Methods", "GET, POST");
            headers.putSingle("Access-Control-Allow-Headers", "Authorization, Content-Type");
            headers.putSingle("Access-Control-Max-Age", "86400");
        }
    }
}
