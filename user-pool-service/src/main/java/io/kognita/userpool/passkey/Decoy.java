package io.kognita.userpool.passkey;

import com.webauthn4j.credential.CredentialRecord;
import com.webauthn4j.data.attestation.authenticator.AAGUID;
import com.webauthn4j.data.attestation.authenticator.AttestedCredentialData;
import com.webauthn4j.data.attestation.authenticator.EC2COSEKey;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import io.kognita.userpool.code.Nobody;
import jakarta.inject.Singleton;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/**
 * Stands in for the passkey of whoever has none: named in the same way at each try, judged with the same work, and never
 * right, for nobody has kept its private key.
 */
@Singleton
class Decoy {

    private final Nobody nobody;
    private final AttestedCredentialData attested;

    Decoy(Nobody nobody) {
        this.nobody = nobody;
        this.attested = new AttestedCredentialData(
                AAGUID.ZERO, new byte[32], EC2COSEKey.create(publicKey(), COSEAlgorithmIdentifier.ES256));
    }

    /** The id of a stranger's passkey in URL-safe Base64. */
    String id(String poolId, UUID stranger) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(nobody.random(poolId, "passkey/" + stranger));
    }

    List<String> transports() {
        return List.of("hybrid", "internal");
    }

    CredentialRecord known() {
        return Ceremonies.record(attested, 0, null, null);
    }

    private static ECPublicKey publicKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return (ECPublicKey) generator.generateKeyPair().getPublic();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
