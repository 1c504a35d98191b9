package io.kognita.userpool.password;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import io.kognita.userpool.work.NativeLibrary;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/**
 * Argon2id by libsodium's {@code crypto_pwhash}, about three times as fast as in Java. It computes one lane and a salt of 16
 * bytes; what else a stored hash may ask for goes to another implementation.
 */
final class Libsodium implements Argon2Function {

    /** {@code libsodium.so} of the releases with the functions used here, the newest first. */
    private static final String[] NAMES = {"libsodium.so.26", "libsodium.so.23"};

    private static final int ARGON2ID_13 = 2;
    private static final int SALT_BYTES = 16;
    private static final int LEAST_HASH_BYTES = 16;

    private final MethodHandle pwhash;
    private final Argon2Function others;

    private Libsodium(NativeLibrary library, Argon2Function others) {
        if ((int) library.call("sodium_init", FunctionDescriptor.of(JAVA_INT)) < 0) {
            throw new UnsupportedOperationException("libsodium does not start");
        }
        this.pwhash = library.function(
                "crypto_pwhash",
                FunctionDescriptor.of(
                        JAVA_INT, ADDRESS, JAVA_LONG, ADDRESS, JAVA_LONG, ADDRESS, JAVA_LONG, JAVA_LONG, JAVA_INT));
        this.others = others;
    }

    /** The machine's libsodium; empty when it has none. */
    static Optional<Argon2Function> load(Argon2Function others) {
        return NativeLibrary.load(library -> new Libsodium(library, others), NAMES);
    }

    @Override
    public byte[] derive(Argon2id parameters, byte[] password, byte[] salt, int length) {
        if (parameters.lanes() != 1 || salt.length != SALT_BYTES || length < LEAST_HASH_BYTES) {
            return others.derive(parameters, password, salt, length);
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment hash = arena.allocate(length);
            MemorySegment secret = arena.allocateFrom(JAVA_BYTE, password);
            int failed = (int) pwhash.invokeExact(
                    hash,
                    (long) length,
                    secret,
                    (long) password.length,
                    arena.allocateFrom(JAVA_BYTE, salt),
                    (long) parameters.passes(),
                    parameters.memory() * 1024L,
                    ARGON2ID_13);
            secret.fill((byte) 0);
            if (failed != 0) {
                throw new IllegalStateException("libsodium found no memory for a password hash");
            }
            return hash.toArray(JAVA_BYTE);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
