package io.kognita.userpool.password;

/**
 * A new password in the forms in which it is stored.
 *
 * @param sealedVerifier of SRP; null when no client of the pool allows it
 */
public record Credential(PasswordHash hash, byte[] sealedVerifier) {

    @Override
    public String toString() {
        return "Credential[redacted]";
    }
}
