package io.kognita.hostedui.federation;

import io.kognita.hostedui.HostedUi;
import io.kognita.wire.config.Deployment;
import io.kognita.wire.outbound.PermittedNetworks;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Where providers may lie, for calls and for browsers. */
@Singleton
class ProviderAddresses {

    private static final int LONGEST = 2048;
    private static final Set<String> OWN_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final List<String> LOOPBACK = List.of("127.0.0.0/8", "::1");

    private final boolean localRun;
    private final Map<String, URI> standIns;
    private final PermittedNetworks networks;
    private final Vertx vertx;

    ProviderAddresses(Deployment deployment, HostedUi settings, Vertx vertx) {
        this.localRun = deployment.local();
        this.standIns = localRun ? Map.copyOf(settings.federation().standIns()) : Map.of();
        this.networks = PermittedNetworks.allowing(Stream.concat(
                        settings.federation().allowedNetworks().orElse(List.of()).stream(),
                        localRun ? LOOPBACK.stream() : Stream.empty())
                .toList());
        this.vertx = vertx;
    }

    /**
     * Reads an address of a provider: https, naming a host and nobody's password, or http on this machine in a local run.
     *
     * @throws InvalidProof when it is another
     */
    URI parse(String text) {
        try {
            if (text.length() <= LONGEST) {
                URI address = instead(new URI(text));
                if (permitted(address)) {
                    return address;
                }
            }
        } catch (URISyntaxException e) {
            throw new InvalidProof("an address of the provider is malformed");
        }
        throw new InvalidProof("an address of the provider is not permitted");
    }

    /** The address to connect to; fails where the host is not public and not allowed. */
    Uni<InetAddress> resolve(URI address) {
        return vertx.executeBlocking(() -> networks.resolve(address.getHost()), false);
    }

    private boolean permitted(URI address) {
        boolean secure = "https".equals(address.getScheme())
                || (localRun && "http".equals(address.getScheme()) && OWN_MACHINE.contains(address.getHost()));
        return secure
                && address.getHost() != null
                && address.getPort() != 0
                && address.getPort() <= 65_535
                && address.getRawUserInfo() == null
                && address.getRawFragment() == null;
    }

    private URI instead(URI address) throws URISyntaxException {
        URI standIn = address.getHost() == null ? null : standIns.get(address.getHost());
        if (standIn == null) {
            return address;
        }
        String query = address.getRawQuery() == null ? "" : "?" + address.getRawQuery();
        return new URI(standIn + address.getRawPath() + query);
    }
}
