package io.kognita.userpool.password;

/** Computes Argon2id, version 1.3 (RFC 9106). */
@FunctionalInterface
interface Argon2Function {

    /**
     * @param parameters cost of the hash
     * @param password the password's bytes, which the caller wipes
     * @param length of the result in bytes
     */
    byte[] derive(Argon2id parameters, byte[] password, byte[] salt, int length);
}
