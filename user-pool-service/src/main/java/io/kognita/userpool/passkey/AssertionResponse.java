package io.kognita.userpool.passkey;

import java.util.Base64;

/**
 * What a client brings back from a sign-in with a passkey.
 *
 * @param userHandle whom the authenticator has the passkey for, or null when it does not say
 */
record AssertionResponse(
        byte[] credentialId, byte[] userHandle, byte[] clientData, byte[] authenticatorData, byte[] signature) {

    static final int MOST_CLIENT_DATA = 8_192;

    private static final int MOST_ID = 1_023;
    private static final int MOST_USER_HANDLE = 64;
    private static final int MOST_AUTHENTICATOR_DATA = 8_192;

    /** Of an RSA key of 4096 bits. */
    private static final int MOST_SIGNATURE = 512;

    static AssertionResponse of(CredentialJson credential) {
        return new AssertionResponse(
                credential.bytes("/id", MOST_ID),
                credential
                        .optionalBytes("/response/userHandle", MOST_USER_HANDLE)
                        .orElse(null),
                credential.bytes("/response/clientDataJSON", MOST_CLIENT_DATA),
                credential.bytes("/response/authenticatorData", MOST_AUTHENTICATOR_DATA),
                credential.bytes("/response/signature", MOST_SIGNATURE));
    }

    /** The credential id in URL-safe Base64. */
    String id() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(credentialId);
    }
}
