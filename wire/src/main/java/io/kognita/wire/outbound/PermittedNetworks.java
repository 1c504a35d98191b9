package io.kognita.wire.outbound;

import io.kognita.wire.aws.AddressRange;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;

/**
 * Says to which addresses a name may lead that somebody outside chose: to public ones, and to those that the deployment
 * allows. A service calls it from inside the network, so without this rule it would reach metadata services and neighbours
 * (server-side request forgery). The address that was checked must be the one that is connected to, or a second look-up
 * could differ.
 *
 * @param allowed beside public addresses
 */
public record PermittedNetworks(List<AddressRange> allowed) {

    /**
     * Special-purpose ranges (RFC 6890 and the IANA registries) that {@link InetAddress} has no question for, with those
     * that carry an IPv4 address inside an IPv6 one.
     */
    private static final List<AddressRange> SPECIAL = ranges(Stream.of(
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
            "fc00::/7"));

    public PermittedNetworks {
        allowed = List.copyOf(allowed);
    }

    /** Allows ranges in CIDR notation. */
    public static PermittedNetworks allowing(List<String> ranges) {
        return new PermittedNetworks(ranges(ranges.stream()));
    }

    /**
     * The address to connect to for a host; asks a name server, so it blocks.
     *
     * @throws ForbiddenAddress when any address of the host is not permitted
     */
    public InetAddress resolve(String host) throws UnknownHostException {
        InetAddress[] addresses = InetAddress.getAllByName(host);
        for (InetAddress address : addresses) {
            if (!permits(address)) {
                throw new ForbiddenAddress(host + " has an address that is not public");
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

    private static List<AddressRange> ranges(Stream<String> texts) {
        return texts.map(AddressRange::parse).toList();
    }
}
