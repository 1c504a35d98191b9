package io.kognita.userpool.libcrypto;

import java.lang.foreign.MemorySegment;
import java.math.BigInteger;
import java.security.InvalidKeyException;
import java.security.SignatureException;
import java.security.interfaces.RSAPrivateKey;

/** An RSA key that libcrypto holds as well, so that signatures need not hand it over each time. */
@SuppressWarnings("serial")
final class LibcryptoKey implements RSAPrivateKey {

    private final RSAPrivateKey key;
    private final Libcrypto libcrypto;
    private final MemorySegment handle;

    LibcryptoKey(RSAPrivateKey key, Libcrypto libcrypto) throws InvalidKeyException {
        this.key = key;
        this.libcrypto = libcrypto;
        this.handle = libcrypto.privateKey(key.getEncoded());
    }

    byte[] sign(byte[] message) throws SignatureException {
        return libcrypto.sign(handle, message, (key.getModulus().bitLength() + 7) / 8);
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
