package io.kognita.hostedui.web;

import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.stream.Collectors;

/** Redirects. Targets are either registered addresses or paths of this service, never text of a request. */
public final class Locations {

    private Locations() {}

    /** Appends parameters to a registered address, which may hold a query of its own. */
    public static String withQuery(String address, Map<String, String> parameters) {
        return address + (address.indexOf('?') < 0 ? "?" : "&") + encode(parameters);
    }

    /** Appends parameters as the fragment of a registered address, which holds none (RFC 6749 section 3.1.2). */
    public static String withFragment(String address, Map<String, String> parameters) {
        return address + "#" + encode(parameters);
    }

    /** A path of this service with its parameters. It stays relative, so no Host header can bend it. */
    public static String page(String path, Parameters parameters) {
        String query = parameters.encoded();
        return query.isEmpty() ? path : path + "?" + query;
    }

    /** The redirect that the Cognito endpoints answer with; the browser follows it with GET and drops the form. */
    public static Response.ResponseBuilder found(String location) {
        return Response.status(Response.Status.FOUND)
                .header("Location", location)
                .header("Cache-Control", "no-store")
                .header("Pragma", "no-cache");
    }

    /** Parameters as a query or a form. */
    public static String encode(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(entry -> Parameters.encode(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining("&"));
    }
}
