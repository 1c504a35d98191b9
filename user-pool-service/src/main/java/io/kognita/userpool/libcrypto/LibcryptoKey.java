package io.kognita.userpool.libcrypto;

import java.lang.ref.Cleaner;
import java.lang.ref.Reference;
import java.math.BigInteger;
import java.security.InvalidKeyException;
import java.security.SignatureException;
import java.security.interfaces.RSAPrivateKey;

/** An RSA key that libcrypto holds as well, so that signatures need not hand it over each time. */
@SuppressWarnings("serial")
final class LibcryptoKey implements RSAPrivateKey {

    private final RSAPrivateKey key;
    private final Libcrypto libcrypto;
    private final long address;

    LibcryptoKey(RSAPrivateKey key, Libcrypto libcrypto, Cleaner cleaner) throws InvalidKeyException {
        this.key = key;
        this.libcrypto = libcrypto;
        this.address = libcrypto.privateKey(key.getEncoded());
        long held = address;
        cleaner.register(this, () -> libcrypto.free(held));
    }

    byte[] sign(byte[] message) throws SignatureException {
        try {
            return libcrypto.sign(address, message, (key.getModulus().bitLength() + 7) / 8);
        } finally {
            // The cleaner must not let go of the key while libcrypto signs with it.
            Reference.reachabilityFence(this);
        }
    }

    @Override
    public BigInteger getPrivateExponent() {
        return key.getPrivateExponent();
    }

    @Override
    public BigInteger getModulus() {
        return key.getModulus();
    }

    @Override
    public String getAlgorithm() {
        return key.getAlgorithm();
    }

    @Override
    public String getFormat() {
        return key.getFormat();
    }

    @Override
    public byte[] getEncoded() {
        return key.getEncoded();
    }

    /** Keys never reach a log. */
    @Override
    public String toString() {
        return "LibcryptoKey[]";
    }
}
