package io.kognita.hostedui.web;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;

/**
 * The browser or program at the other end of a request, as far as the pages need to know it.
 *
 * @param host the host name it asked for, without a port
 * @param address its network address
 */
public record Visitor(String host, String address, HttpServerRequest request) {

    /** The query's parameters. */
    public Parameters query() {
        return Parameters.read(request.query());
    }

    /** A cookie's value; empty when it is absent or sent more than once, for then somebody may have planted one. */
    public Optional<String> cookie(String name) {
        var found = request.cookies(name);
        return found.size() == 1 ? found.stream().map(Cookie::getValue).findFirst() : Optional.empty();
    }
}
