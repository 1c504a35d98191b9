package io.kognita.userpool.passkey;

import java.util.Set;

/**
 * A passkey whose registration an authenticator has proved.
 *
 * @param id the credential id in URL-safe Base64
 * @param attested the attested credential data as the authenticator sent it
 * @param attachment {@code platform} or {@code cross-platform}, or null when the client did not say
 */
record NewPasskey(
        String id,
        byte[] attested,
        long signCount,
        boolean backupEligible,
        boolean backedUp,
        String attachment,
        Set<String> transports) {

    private static final Set<String> OF_KEYS = Set.of("usb", "nfc", "ble", "smart-card");

    NewPasskey {
        transports = Set.copyOf(transports);
    }

    /** What lists call it: a key to carry is reached by a plug or by radio, everything else is held by a device or an account. */
    String name() {
        return !transports.isEmpty() && OF_KEYS.containsAll(transports) ? "Security key" : "Passkey";
    }
}
