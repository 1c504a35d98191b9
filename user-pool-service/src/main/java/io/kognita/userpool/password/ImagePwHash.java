package io.kognita.userpool.password;

import io.kognita.userpool.work.ImageLibrary;
import org.graalvm.nativeimage.PinnedObject;
import org.graalvm.nativeimage.c.function.CFunctionPointer;
import org.graalvm.nativeimage.c.function.InvokeCFunctionPointer;
import org.graalvm.nativeimage.c.type.CCharPointer;

/** libsodium as a native image calls it. */
final class ImagePwHash implements PwHash {

    private final Pwhash pwhash;

    ImagePwHash(ImageLibrary library) {
        if (library.<SodiumInit>function("sodium_init").call() < 0) {
            throw new IllegalArgumentException("libsodium does not start");
        }
        pwhash = library.function("crypto_pwhash");
    }

    @Override
    public boolean compute(byte[] hash, byte[] password, byte[] salt, long passes, long memory) {
        // An empty array has no first element to point to.
        byte[] secret = password.length == 0 ? new byte[1] : password;
        try (PinnedObject out = PinnedObject.create(hash);
                PinnedObject in = PinnedObject.create(secret);
                PinnedObject grains = PinnedObject.create(salt)) {
            return pwhash.call(
                            out.addressOfArrayElement(0),
                            hash.length,
                            in.addressOfArrayElement(0),
                            password.length,
                            grains.addressOfArrayElement(0),
                            passes,
                            memory,
                            Libsodium.ARGON2ID_13)
                    == 0;
        }
    }

    /** {@code sodium_init}. */
    private interface SodiumInit extends CFunctionPointer {
        @InvokeCFunctionPointer
        int call();
    }

    /** {@code crypto_pwhash}. */
    private interface Pwhash extends CFunctionPointer {
        @InvokeCFunctionPointer
        int call(
                CCharPointer hash,
                long hashLength,
                CCharPointer password,
                long passwordLength,
                CCharPointer salt,
                long passes,
                long memory,
                int algorithm);
    }
}
