package io.kognita.wire.aws;

import io.kognita.wire.config.Deployment;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Finds the address of the client behind trusted proxies.
 *
 * <p>A proxy appends the address it saw to {@code X-Forwarded-For}, so the list is read from its end: the first address
 * that is no trusted proxy is the client, and whatever stands before it is only what that client claims.
 *
 * <p>A service of this deployment that calls for a client says who that is in a header of its own, which is believed of
 * nobody else.
 */
@Singleton
public class ClientAddress {

    /** The header in which a service names the client for whom it calls. */
    public static final String ON_BEHALF_OF = "X-Kognita-Client-Address";

    private static final List<String> LOOPBACK = List.of("127.0.0.0/8", "::1/128");

    private final List<AddressRange> trusted;

    @Inject
    ClientAddress(Deployment deployment) {
        this(deployment.trustedProxies().orElse(deployment.local() ? LOOPBACK : List.of()));
    }

    ClientAddress(List<String> trusted) {
        this.trusted = trusted.stream().map(AddressRange::parse).toList();
    }

    /** The client's address, or the peer's when it is no trusted proxy. */
    public String of(HttpServerRequest request) {
        return of(request.remoteAddress().hostAddress(), request.headers().getAll("X-Forwarded-For"));
    }

    /** The address of the client for whom a proved caller calls. */
    public String of(HttpServerRequest request, Caller caller) {
        String named = request.getHeader(ON_BEHALF_OF);
        return caller instanceof Caller.Service && named != null && isAddress(named) ? named : of(request);
    }

    String of(String peer, List<String> forwardedFor) {
        String client = peer;
        List<String> hops =
                new ArrayList<>(List.of(String.join(",", forwardedFor).split(",", -1)));
        Collections.reverse(hops);
        for (String hop : hops) {
            String address = hop.strip();
            if (!isTrusted(client) || !isAddress(address)) {
                break;
            }
            client = address;
        }
        return client;
    }

    private boolean isTrusted(String address) {
        InetAddress literal = InetAddress.ofLiteral(address);
        return trusted.stream().anyMatch(range -> range.contains(literal));
    }

    private static boolean isAddress(String text) {
        try {
            return !text.isEmpty() && InetAddress.ofLiteral(text) != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
