package io.kognita.userpool.libcrypto;

import io.kognita.userpool.work.ImageLibrary;
import io.kognita.userpool.work.NativeLibrary;
import java.security.InvalidKeyException;
import java.security.SignatureException;
import java.util.Optional;

/**
 * The functions of OpenSSL 3's libcrypto that sign with RSA. Its signatures take a quarter of the JDK's time, and less of
 * a native image's, which lacks HotSpot's arithmetic.
 */
interface Libcrypto {

    /** The machine's libcrypto; empty when it has none. */
    static Optional<Libcrypto> load() {
        String name = "libcrypto.so.3";
        return ImageLibrary.usable()
                ? ImageLibrary.load(ImageLibcrypto::new, name)
                : NativeLibrary.load(ForeignLibcrypto::new, name);
    }

    /**
     * Takes a private key over.
     *
     * @param pkcs8 the key in DER
     * @return the address of an {@code EVP_PKEY}, until it is let go
     */
    long privateKey(byte[] pkcs8) throws InvalidKeyException;

    /** Lets go of a key. */
    void free(long key);

    /**
     * RSASSA-PKCS1-v1_5 with SHA-256 (RFC 8017 section 8.2). Threads may use one key at once.
     *
     * @param length of the signature, which is that of the key
     */
    byte[] sign(long key, byte[] message, int length) throws SignatureException;
}
