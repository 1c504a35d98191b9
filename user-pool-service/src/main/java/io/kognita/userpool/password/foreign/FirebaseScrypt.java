package io.kognita.userpool.password.foreign;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.nio.ByteBuffer;

/**
 * The parameters of a Firebase project's password hashes, as its console shows them.
 *
 * @param signerKey with whose encryption passwords are proved
 * @param saltSeparator added to each salt
 * @param rounds block size of scrypt
 * @param memoryCost logarithm of the cost of scrypt
 */
@RegisterForReflection
public record FirebaseScrypt(byte[] signerKey, byte[] saltSeparator, int rounds, int memoryCost) {

    private static final int LONGEST = 128;

    /** Checks the parameters; an {@link UnusableHash} tells what is wrong. */
    public FirebaseScrypt {
        if (signerKey == null || saltSeparator == null || signerKey.length < 16 || signerKey.length > LONGEST) {
            throw new UnusableHash("signerKey and saltSeparator are required, the key of 16 to 128 bytes.");
        }
        UnusableHash.requireCheap(saltSeparator.length <= LONGEST);
        ScryptHash.requireCheap(memoryCost, rounds, 1);
    }

    byte[] salted(byte[] salt) {
        return ByteBuffer.allocate(salt.length + saltSeparator.length)
                .put(salt)
                .put(saltSeparator)
                .array();
    }

    @Override
    public String toString() {
        return "FirebaseScrypt[redacted]";
    }
}
