package io.kognita.local.test;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The client's side of SRP, written from the protocol's description alone so that the server is not tested against itself. */
public final class SrpClient {

    /** RFC 3526 group 15 by its own formula: 2^3072 - 2^3008 - 1 + 2^64 * (floor(2^2942 * pi) + 1690314). */
    public static final BigInteger N = BigInteger.TWO
            .pow(3072)
            .subtract(BigInteger.TWO.pow(3008))
            .subtract(BigInteger.ONE)
            .add(BigInteger.TWO.pow(64).multiply(floorOfPi(2942).add(BigInteger.valueOf(1690314))));

    private final String poolName;
    private final BigInteger a;

    public SrpClient(String poolName) {
        this(poolName, new BigInteger(1024, new SecureRandom()));
    }

    /** With a secret of the caller's, as published vectors name it. */
    public SrpClient(String poolName, BigInteger a) {
        this.poolName = poolName;
        this.a = a;
    }

    /** {@code SRP_A}. */
    public String publicValue() {
        return BigInteger.TWO.modPow(a, N).toString(16);
    }

    /** {@code PASSWORD_CLAIM_SIGNATURE} for a server's challenge. */
    public String sign(
            String userId, String password, String saltHex, String serverHex, String block, String timestamp) {
        byte[] key = key(userId, password, new BigInteger(saltHex, 16), new BigInteger(serverHex, 16));
        byte[] message = join(
                poolName.getBytes(UTF_8),
                userId.getBytes(UTF_8),
                Base64.getDecoder().decode(block),
                timestamp.getBytes(UTF_8));
        return Base64.getEncoder().encodeToString(hmac(key, message));
    }

    /** The 16 bytes that sign the claim. */
    public byte[] key(String userId, String password, BigInteger salt, BigInteger serverValue) {
        BigInteger k = positive(sha256(join(pad(N), pad(BigInteger.TWO))));
        BigInteger u = positive(sha256(join(pad(new BigInteger(publicValue(), 16)), pad(serverValue))));
        BigInteger x = x(userId, password, salt);
        BigInteger base = serverValue.subtract(k.multiply(BigInteger.TWO.modPow(x, N)));
        BigInteger s = base.modPow(a.add(u.multiply(x)), N);
        byte[] pseudoRandomKey = hmac(pad(u), pad(s));
        return Arrays.copyOf(hmac(pseudoRandomKey, join("Caldera Derived Key".getBytes(UTF_8), new byte[] {1})), 16);
    }

    /** What a client that chooses a password of its own, as a device does, has the server keep of it. */
    public BigInteger verifier(String userId, String password, BigInteger salt) {
        return BigInteger.TWO.modPow(x(userId, password, salt), N);
    }

    private BigInteger x(String userId, String password, BigInteger salt) {
        byte[] identity = sha256((poolName + userId + ":" + password).getBytes(UTF_8));
        return positive(sha256(join(pad(salt), identity)));
    }

    private static byte[] pad(BigInteger number) {
        String hex = number.toString(16);
        hex = hex.length() % 2 == 1 ? "0" + hex : hex;
        return HexFormat.of().parseHex("89abcdef".indexOf(hex.charAt(0)) >= 0 ? "00" + hex : hex);
    }

    private static BigInteger positive(byte[] magnitude) {
        return new BigInteger(1, magnitude);
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    private static byte[] sha256(byte[] input) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] hmac(byte[] key, byte[] message) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** floor(2^bits * pi) by Machin's formula, computed with 64 bits to spare. */
    private static BigInteger floorOfPi(int bits) {
        int precision = bits + 64;
        BigInteger quarter =
                arctangentOfInverse(5, precision).shiftLeft(2).subtract(arctangentOfInverse(239, precision));
        return quarter.shiftLeft(2).shiftRight(64);
    }

    private static BigInteger arctangentOfInverse(int x, int precision) {
        BigInteger square = BigInteger.valueOf((long) x * x);
        BigInteger power = BigInteger.ONE.shiftLeft(precision).divide(BigInteger.valueOf(x));
        BigInteger sum = BigInteger.ZERO;
        for (long odd = 1; power.signum() != 0; odd += 2) {
            BigInteger term = power.divide(BigInteger.valueOf(odd));
            sum = odd % 4 == 1 ? sum.add(term) : sum.subtract(term);
            power = power.divide(square);
        }
        return sum;
    }
}
