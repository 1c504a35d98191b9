package io.kognita.userpool.libcrypto;

import io.kognita.userpool.work.SigningWork;
import jakarta.annotation.PostConstruct;
import jakarta.inject.Singleton;
import java.lang.ref.Cleaner;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Security;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Optional;
import org.jboss.logging.Logger;

/** RSA private keys, held by libcrypto where the machine has it. They sign through the JDK's interfaces either way. */
@Singleton
public class RsaKeys {

    private static final Logger LOG = Logger.getLogger(RsaKeys.class);

    private final Optional<Libcrypto> libcrypto;
    private final Cleaner cleaner = Cleaner.create();

    RsaKeys(SigningWork work) {
        this.libcrypto = work.libcrypto() ? Libcrypto.load() : Optional.empty();
    }

    @PostConstruct
    void offer() {
        if (libcrypto.isPresent() && Security.getProvider(LibcryptoProvider.NAME) == null) {
            Security.insertProviderAt(new LibcryptoProvider(), 1);
        }
        LOG.infof(
                "RSA signatures come from %s", libcrypto.isPresent() ? "libcrypto" : "the JDK, for want of libcrypto");
    }

    /**
     * Reads a private key.
     *
     * @param pkcs8 the key in DER
     */
    public RSAPrivateKey privateKey(byte[] pkcs8) throws GeneralSecurityException {
        RSAPrivateKey key =
                (RSAPrivateKey) KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
        return libcrypto.isPresent() ? new LibcryptoKey(key, libcrypto.get(), cleaner) : key;
    }
}
