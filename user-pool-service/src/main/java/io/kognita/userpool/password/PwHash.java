package io.kognita.userpool.password;

/** libsodium's {@code crypto_pwhash} for Argon2id. */
@FunctionalInterface
interface PwHash {

    /**
     * @param hash takes the result
     * @param salt 16 bytes
     * @param memory in bytes
     * @return false when there is not so much memory
     */
    boolean compute(byte[] hash, byte[] password, byte[] salt, long passes, long memory);
}
