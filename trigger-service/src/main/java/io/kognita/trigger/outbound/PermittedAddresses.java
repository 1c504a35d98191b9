package io.kognita.trigger.outbound;

import io.kognita.trigger.TriggerSettings;
import io.kognita.wire.aws.AddressRange;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;

/**
 * Says at which addresses functions may lie, and what they fetch. Such an address is an input that this service connects to
 * from inside the network: without this rule it would reach metadata services and neighbours (server-side request
 * forgery). The address that was checked must be the one that is connected to, or a second look-up could differ.
 */
@Singleton
public class PermittedAddresses {

    /**
     * Special-purpose ranges (RFC 6890 and the IANA registries) that {@link InetAddress} has no question for, with those
     * that carry an IPv4 address inside an IPv6 one.
     */
    private static final List<AddressRange> SPECIAL = Stream.of(
                    "0.0.0.0/8",
                    "100.64.0.0/10",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.88.99.0/24",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "240.0.0.0/4",
                    "::/96",
                    "64:ff9b::/96",
                    "64:ff9b:1::/48",
                    "100::/64",
                    "2001::/23",
                    "2001:db8::/32",
                    "2002::/16",
                    "fc00::/7")
            .map(AddressRange::parse)
            .toList();

    private final Vertx vertx;
    private final WebUrl urls;
    private final List<AddressRange> allowed;

    PermittedAddresses(Vertx vertx, WebUrl urls, TriggerSettings settings) {
        this.vertx = vertx;
        this.urls = urls;
        allowed = settings.allowedNetworks().orElse(List.of()).stream()
                .map(AddressRange::parse)
                .toList();
    }

    /** Why an address may not be called. */
    public static final class Forbidden extends RuntimeException {
        Forbidden(String message) {
            super(message, null, false, false);
        }
    }

    /**
     * The address to connect to for a URL.
     *
     * @return fails with {@link Forbidden} when the scheme or any address of the host is not permitted, and with {@link
     *     UnknownHostException} when it has none
     */
    public Uni<InetAddress> of(URI url) {
        return urls.hasPermittedScheme(url)
                ? vertx.executeBlocking(() -> resolve(url.getHost()), false)
                : Uni.createFrom().failure(new Forbidden("its address must begin with https://"));
    }

    private InetAddress resolve(String host) throws UnknownHostException {
        InetAddress[] addresses = InetAddress.getAllByName(host);
        for (InetAddress address : addresses) {
            if (!permits(address)) {
                throw new Forbidden(host + " has an address that is not public");
            }
        }
        return addresses[0];
    }

    private boolean permits(InetAddress address) {
        return allowed.stream().anyMatch(range -> range.contains(address)) || isPublic(address);
    }

    private static boolean isPublic(InetAddress address) {
        return !address.isAnyLocalAddress()
                && !address.isLoopbackAddress()
                && !address.isLinkLocalAddress()
                && !address.isSiteLocalAddress()
                && !address.isMulticastAddress()
                && SPECIAL.stream().noneMatch(range -> range.contains(address));
    }
}
