package io.kognita.wire.aws;

import java.math.BigInteger;
import java.net.InetAddress;

/**
 * A range of addresses in CIDR notation (RFC 4632); a lone address is a range of one.
 *
 * <p>It keeps numbers rather than an {@link InetAddress}, which must not be part of a native image's heap: a constant
 * list of ranges may be.
 *
 * @param network the first address as a number
 * @param width bits of an address: 32 or 128
 * @param prefix leading bits that all addresses of the range share
 */
public record AddressRange(BigInteger network, int width, int prefix) {

    public AddressRange {
        if (prefix < 0 || prefix > width) {
            throw new IllegalArgumentException("no such prefix: /" + prefix);
        }
    }

    /** Reads {@code 10.0.0.0/8}, {@code fc00::/7} or a lone address; never asks a name server. */
    public static AddressRange parse(String text) {
        String[] parts = text.strip().split("/", 2);
        byte[] octets = InetAddress.ofLiteral(parts[0]).getAddress();
        int width = octets.length * 8;
        return new AddressRange(
                new BigInteger(1, octets), width, parts.length == 2 ? Integer.parseInt(parts[1]) : width);
    }

    public boolean contains(InetAddress address) {
        byte[] octets = address.getAddress();
        return octets.length * 8 == width
                && new BigInteger(1, octets)
                                .xor(network)
                                .shiftRight(width - prefix)
                                .signum()
                        == 0;
    }
}
