package io.kognita.hostedui.client;

import io.kognita.hostedui.web.Visitors;
import io.kognita.wire.aws.ClientAddress;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;

/**
 * Tells user-pool-service for whom this service calls, so that events and limits there know the browser and not this
 * service: its address in a header of our own, and its {@code User-Agent}.
 */
@Singleton
class BrowserFilter implements ClientRequestFilter {

    private final CurrentVertxRequest current;
    private final Visitors visitors;

    BrowserFilter(CurrentVertxRequest current, Visitors visitors) {
        this.current = current;
        this.visitors = visitors;
    }

    @Override
    public void filter(ClientRequestContext call) {
        RoutingContext routing = current.getCurrent();
        if (routing == null) {
            return;
        }
        HttpServerRequest request = routing.request();
        call.getHeaders()
                .putSingle(ClientAddress.ON_BEHALF_OF, visitors.of(request).address());
        String agent = request.getHeader(HttpHeaders.USER_AGENT);
        if (agent != null) {
            call.getHeaders().putSingle(HttpHeaders.USER_AGENT, agent);
        }
    }
}
