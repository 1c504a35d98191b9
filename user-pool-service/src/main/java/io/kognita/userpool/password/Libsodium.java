package io.kognita.userpool.password;

import io.kognita.userpool.work.ImageLibrary;
import io.kognita.userpool.work.NativeLibrary;
import java.util.Optional;

/**
 * Argon2id by libsodium, about three times as fast as in Java. It computes one lane and a salt of 16 bytes; what else a
 * stored hash may ask for goes to another implementation.
 */
final class Libsodium implements Argon2Function {

    /** libsodium's {@code crypto_pwhash_ALG_ARGON2ID13}. */
    static final int ARGON2ID_13 = 2;

    /** {@code libsodium.so} of the releases with the functions used here, the newest first. */
    private static final String[] NAMES = {"libsodium.so.26", "libsodium.so.23"};

    private static final int SALT_BYTES = 16;
    private static final int LEAST_HASH_BYTES = 16;

    private final PwHash pwhash;
    private final Argon2Function others;

    private Libsodium(PwHash pwhash, Argon2Function others) {
        this.pwhash = pwhash;
        this.others = others;
    }

    /** The machine's libsodium; empty when it has none. */
    static Optional<Argon2Function> load(Argon2Function others) {
        Optional<PwHash> pwhash = ImageLibrary.usable()
                ? ImageLibrary.load(ImagePwHash::new, NAMES)
                : NativeLibrary.load(ForeignPwHash::new, NAMES);
        return pwhash.map(found -> new Libsodium(found, others));
    }

    @Override
    public byte[] derive(Argon2id parameters, byte[] password, byte[] salt, int length) {
        if (parameters.lanes() != 1 || salt.length != SALT_BYTES || length < LEAST_HASH_BYTES) {
            return others.derive(parameters, password, salt, length);
        }
        byte[] hash = new byte[length];
        if (!pwhash.compute(hash, password, salt, parameters.passes(), parameters.memory() * 1024L)) {
            throw new IllegalStateException("libsodium found no memory for a password hash");
        }
        return hash;
    }
}
