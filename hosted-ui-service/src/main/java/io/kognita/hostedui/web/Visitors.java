package io.kognita.hostedui.web;

import io.kognita.wire.aws.ClientAddress;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;

/** Reads who a request comes from. */
@Singleton
public class Visitors {

    private final ClientAddress addresses;

    Visitors(ClientAddress addresses) {
        this.addresses = addresses;
    }

    public Visitor of(HttpServerRequest request) {
        String host = request.authority() == null ? "" : request.authority().host();
        return new Visitor(host, addresses.of(request), request);
    }
}
