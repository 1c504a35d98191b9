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

/** libsodium as a JVM calls it. */
final class ForeignPwHash implements PwHash {

    private final MethodHandle pwhash;

    ForeignPwHash(NativeLibrary library) {
        if ((int) library.call("sodium_init", FunctionDescriptor.of(JAVA_INT)) < 0) {
            throw new UnsupportedOperationException("libsodium does not start");
        }
        pwhash = library.function(
                "crypto_pwhash",
                FunctionDescriptor.of(
                        JAVA_INT, ADDRESS, JAVA_LONG, ADDRESS, JAVA_LONG, ADDRESS, JAVA_LONG, JAVA_LONG, JAVA_INT));
    }

    @Override
    public boolean compute(byte[] hash, byte[] password, byte[] salt, long passes, long memory) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment out = arena.allocate(hash.length);
            MemorySegment secret = arena.allocateFrom(JAVA_BYTE, password);
            int failed = (int) pwhash.invokeExact(
                    out,
                    (long) hash.length,
                    secret,
                    (long) password.length,
                    arena.allocateFrom(JAVA_BYTE, salt),
                    passes,
                    memory,
                    Libsodium.ARGON2ID_13);
            secret.fill((byte) 0);
            MemorySegment.copy(out, JAVA_BYTE, 0, hash, 0, hash.length);
            return failed == 0;
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
