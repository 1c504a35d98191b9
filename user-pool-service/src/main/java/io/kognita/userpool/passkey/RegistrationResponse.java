package io.kognita.userpool.passkey;

import java.util.Optional;
import java.util.Set;

/** What a client brings back from the registration of a passkey. */
record RegistrationResponse(byte[] clientData, byte[] attestationObject, String attachment, Set<String> transports) {

    /** Certificates may come along, though they are not asked for. */
    private static final int MOST_ATTESTATION = 32_768;

    private static final Set<String> ATTACHMENTS = Set.of("platform", "cross-platform");

    RegistrationResponse {
        transports = Set.copyOf(transports);
    }

    static RegistrationResponse of(CredentialJson credential) {
        Optional<String> attachment = credential.text("/authenticatorAttachment");
        return new RegistrationResponse(
                credential.bytes("/response/clientDataJSON", AssertionResponse.MOST_CLIENT_DATA),
                credential.bytes("/response/attestationObject", MOST_ATTESTATION),
                attachment.filter(ATTACHMENTS::contains).orElse(null),
                credential.transports());
    }
}
