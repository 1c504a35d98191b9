package io.kognita.userpool.libcrypto;

import java.io.ByteArrayOutputStream;
import java.security.InvalidKeyException;
import java.security.InvalidParameterException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SignatureException;
import java.security.SignatureSpi;

/** {@code SHA256withRSA} with keys that libcrypto holds. It signs only: the JDK verifies as fast. */
final class LibcryptoSignature extends SignatureSpi {

    private final ByteArrayOutputStream message = new ByteArrayOutputStream();
    private LibcryptoKey key;

    @Override
    protected void engineInitSign(PrivateKey privateKey) throws InvalidKeyException {
        if (!(privateKey instanceof LibcryptoKey held)) {
            throw new InvalidKeyException("not a key that libcrypto holds");
        }
        key = held;
        message.reset();
    }

    @Override
    protected void engineInitVerify(PublicKey publicKey) throws InvalidKeyException {
        throw new InvalidKeyException("libcrypto only signs here");
    }

    @Override
    protected void engineUpdate(byte b) {
        message.write(b);
    }

    @Override
    protected void engineUpdate(byte[] bytes, int offset, int length) {
        message.write(bytes, offset, length);
    }

    @Override
    protected byte[] engineSign() throws SignatureException {
        byte[] signature = key.sign(message.toByteArray());
        message.reset();
        return signature;
    }

    @Override
    protected boolean engineVerify(byte[] signature) throws SignatureException {
        throw new SignatureException("libcrypto only signs here");
    }

    @Override
    @Deprecated
    protected void engineSetParameter(String name, Object value) {
        throw new InvalidParameterException("no parameters");
    }

    @Override
    @Deprecated
    protected Object engineGetParameter(String name) {
        throw new InvalidParameterException("no parameters");
    }
}
