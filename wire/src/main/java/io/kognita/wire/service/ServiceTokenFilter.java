package io.kognita.wire.service;

import io.kognita.wire.config.Deployment;
import jakarta.inject.Singleton;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import java.net.URI;
import java.util.Map;

/**
 * Adds this service's token to each request of a REST client, made for the peer whose address the request goes to; a
 * request to any other address is refused, so that no token leaves the deployment.
 */
@Singleton
public class ServiceTokenFilter implements ClientRequestFilter {

    private final ServiceTokens tokens;
    private final Map<String, URI> peers;

    ServiceTokenFilter(ServiceTokens tokens, Deployment deployment) {
        this.tokens = tokens;
        this.peers = Map.of(
                "user-pool-service", deployment.peers().userPool(),
                "trigger-service", deployment.peers().trigger());
    }

    @Override
    public void filter(ClientRequestContext request) {
        request.getHeaders().putSingle(ServiceTokens.HEADER, tokens.tokenFor(serviceAt(request.getUri())));
    }

    private String serviceAt(URI target) {
        return peers.entrySet().stream()
                .filter(peer -> sameOrigin(peer.getValue(), target))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow(
                        () -> new IllegalStateException("no service of this deployment is at " + target.getHost()));
    }

    private static boolean sameOrigin(URI peer, URI target) {
        return peer.getScheme().equals(target.getScheme())
                && peer.getAuthority().equals(target.getAuthority());
    }
}
