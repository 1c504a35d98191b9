package io.kognita.wire.aws;

import java.math.BigInteger;
import java.net.InetAddress;

/** A range of addresses in CIDR notation (RFC 4632); a lone address is a range of one. */
public record AddressRange(InetAddress network, int prefix) {

    public AddressRange {
        if (prefix < 0 || prefix > network.getAddress().length * 8) {
            throw new IllegalArgumentException("no such prefix: " + network.getHostAddress() + "/" + prefix);
        }
    }

    /** Reads {@code 10.0.0.0/8}, {@code fc00::/7} or a lone address; never asks a name server. */
    public static AddressRange parse(String text) {
        String[] parts = text.strip().split("/", 2);
        InetAddress network = InetAddress.ofLiteral(parts[0]);
        int width = network.getAddress().length * 8;
        return new AddressRange(network, parts.length == 2 ? Integer.parseInt(parts[1]) : width);
    }

    public boolean contains(InetAddress address) {
        byte[] octets = address.getAddress();
        int width = octets.length * 8;
        return octets.length == network.getAddress().length
                && new BigInteger(1, octets)
                                .xor(new BigInteger(1, network.getAddress()))
                                .shiftRight(width - prefix)
                                .signum()
                        == 0;
    }
}
