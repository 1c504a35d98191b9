package io.kognita.userpool.password.foreign;

/**
 * A password hash of another system. Its parameters are within bounds: one that could take more of the machine than a sign-in
 * may is never made.
 */
public sealed interface ForeignHash permits Argon2Hash, BcryptHash, FirebaseHash, Pbkdf2Hash, ScryptHash, SrpHash {

    /**
     * True when the password is the one that was hashed; takes up to a second of CPU.
     *
     * @param password UTF-8
     */
    boolean matches(byte[] password);
}
