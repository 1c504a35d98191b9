package io.kognita.userpool.libcrypto;

import java.security.Provider;

/** Offers libcrypto's signatures to whoever signs by the JDK's interfaces, with keys of {@link RsaKeys} and no others. */
@SuppressWarnings("serial")
final class LibcryptoProvider extends Provider {

    static final String NAME = "KognitaLibcrypto";

    LibcryptoProvider() {
        super(NAME, "1.0", "RSA signatures by OpenSSL's libcrypto");
        putService(new Signatures(this));
    }

    /** Makes its objects itself: the JDK would use reflection, of which a native image has to be told. */
    private static final class Signatures extends Service {

        Signatures(Provider provider) {
            super(provider, "Signature", "SHA256withRSA", LibcryptoSignature.class.getName(), null, null);
        }

        @Override
        public Object newInstance(Object parameter) {
            return new LibcryptoSignature();
        }

        @Override
        public boolean supportsParameter(Object key) {
            return key instanceof LibcryptoKey;
        }
    }
}
