package io.kognita.userpool.key;

import io.kognita.userpool.libcrypto.RsaKeys;
import io.kognita.wire.seal.Sealer;
import jakarta.inject.Singleton;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import org.jose4j.jwk.RsaJsonWebKey;

/** Turns keys into what is stored and back; a private key lies sealed for its pool and id. */
@Singleton
class KeyForm {

    private static final String PURPOSE = "signing-key";

    private final Sealer sealer;
    private final RsaKeys rsaKeys;

    KeyForm(Sealer sealer, RsaKeys rsaKeys) {
        this.sealer = sealer;
        this.rsaKeys = rsaKeys;
    }

    StoredKey stored(String poolId, KeyPair pair, Instant now) {
        String id = new RsaJsonWebKey((RSAPublicKey) pair.getPublic()).calculateBase64urlEncodedThumbprint("SHA-256");
        byte[] sealed = sealer.seal(PURPOSE, pair.getPrivate().getEncoded(), context(poolId, id));
        return new StoredKey(poolId, id, sealed, pair.getPublic().getEncoded(), now);
    }

    SigningKey opened(StoredKey key) {
        byte[] secret = sealer.open(PURPOSE, key.sealedPrivateKey(), context(key.poolId(), key.id()))
                .orElseThrow(() -> new IllegalStateException("signing key " + key.id() + " does not open"));
        try {
            return new SigningKey(
                    key.id(),
                    rsaKeys.privateKey(secret),
                    KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(key.publicKey())),
                    key.state(),
                    key.createdAt(),
                    key.retiredAt());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String context(String poolId, String id) {
        return poolId + "/" + id;
    }
}
