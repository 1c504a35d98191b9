package io.kognita.userpool.device;

import io.kognita.userpool.srp.SrpVerifier;
import io.kognita.userpool.user.User;
import io.kognita.wire.seal.Sealer;
import jakarta.inject.Singleton;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeviceSecretVerifierConfigType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;

/** Reads the SRP verifiers that clients make for their devices, and keeps them sealed. */
@Singleton
public class DeviceCredentials {

    private static final String PURPOSE = "device-verifier";

    /** Base64 of 384 bytes and the sign byte with which some clients pad. */
    private static final int MAX_TEXT = 4 * ((384 + 1 + 2) / 3);

    private final Sealer sealer;

    DeviceCredentials(Sealer sealer) {
        this.sealer = sealer;
    }

    /**
     * Seals what a client sent for a device's row.
     *
     * @throws InvalidParameterException when it is no salt and verifier of the group
     */
    byte[] seal(User owner, UUID device, DeviceSecretVerifierConfigType sent) {
        SrpVerifier verifier = number(sent.salt())
                .flatMap(salt -> number(sent.passwordVerifier()).flatMap(value -> SrpVerifier.given(salt, value)))
                .orElseThrow(() -> InvalidParameterException.builder()
                        .message("Invalid device secret verifier given.")
                        .build());
        return sealer.seal(PURPOSE, verifier.encoded(), context(owner.poolId(), owner.sub(), device));
    }

    /** The verifier of a device's password; empty when it was confirmed without one. */
    public Optional<SrpVerifier> verifierOf(Device device) {
        return device.sealedVerifier()
                .map(stored -> sealer.open(PURPOSE, stored, context(device.poolId(), device.sub(), device.id()))
                        .map(SrpVerifier::decoded)
                        .orElseThrow(() -> new IllegalStateException("a device's verifier does not open")));
    }

    private static Optional<byte[]> number(String base64) {
        if (base64 == null || base64.length() > MAX_TEXT) {
            return Optional.empty();
        }
        try {
            return Optional.of(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String context(String poolId, UUID sub, UUID device) {
        return poolId + "/" + sub + "/" + device;
    }
}
