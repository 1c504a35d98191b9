package io.kognita.userpool.srp;

import java.math.BigInteger;
import java.util.HexFormat;
import java.util.Optional;

/** A client's public value A, bounded before any arithmetic touches it. */
public record SrpPublicValue(BigInteger value) {

    /** 384 bytes, and the sign byte with which some clients pad. */
    private static final int MAX_HEX = 2 * (384 + 1);

    private static final int MAX_BITS = 3072;

    public SrpPublicValue {
        if (value.bitLength() > MAX_BITS || value.mod(SrpGroup.N).signum() == 0) {
            throw new IllegalArgumentException("not a public value of the group");
        }
    }

    /** Reads {@code SRP_A}; empty when it is not hexadecimal, longer than the group, or 0 modulo N (RFC 5054 section 2.5.4). */
    public static Optional<SrpPublicValue> parse(String hex) {
        if (hex.isEmpty() || hex.length() > MAX_HEX || !hex.chars().allMatch(HexFormat::isHexDigit)) {
            return Optional.empty();
        }
        BigInteger value = new BigInteger(hex, 16);
        if (value.bitLength() > MAX_BITS || value.mod(SrpGroup.N).signum() == 0) {
            return Optional.empty();
        }
        return Optional.of(new SrpPublicValue(value));
    }

    /** The hexadecimal form that travels. */
    public String hex() {
        return value.toString(16);
    }
}
