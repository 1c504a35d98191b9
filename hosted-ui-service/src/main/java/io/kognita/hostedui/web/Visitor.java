package io.kognita.hostedui.web;

import io.netty.handler.codec.http.cookie.Cookie;
import io.netty.handler.codec.http.cookie.ServerCookieDecoder;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
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
        List<String> values = request.headers().getAll("Cookie").stream()
                .flatMap(header -> ServerCookieDecoder.STRICT.decodeAll(header).stream())
                .filter(cookie -> cookie.name().equals(name))
                .map(Cookie::value)
                .toList();
        return values.size() == 1 ? Optional.of(values.getFirst()) : Optional.empty();
    }
}
