package io.kognita.userpool.libcrypto;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import io.kognita.userpool.work.NativeLibrary;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.SignatureException;

/** libcrypto as a JVM calls it. */
final class ForeignLibcrypto implements Libcrypto {

    private static final FunctionDescriptor MAKE = FunctionDescriptor.of(ADDRESS);
    private static final FunctionDescriptor FREE = FunctionDescriptor.ofVoid(ADDRESS);

    private final MethodHandle readPrivateKey;
    private final MethodHandle freeKey;
    private final MethodHandle newContext;
    private final MethodHandle freeContext;
    private final MethodHandle signInit;
    private final MethodHandle sign;
    private final MemorySegment sha256;

    ForeignLibcrypto(NativeLibrary library) {
        readPrivateKey =
                library.function("d2i_AutoPrivateKey", FunctionDescriptor.of(ADDRESS, ADDRESS, ADDRESS, JAVA_LONG));
        freeKey = library.function("EVP_PKEY_free", FREE);
        newContext = library.function("EVP_MD_CTX_new", MAKE);
        freeContext = library.function("EVP_MD_CTX_free", FREE);
        signInit = library.function(
                "EVP_DigestSignInit", FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS));
        sign = library.function(
                "EVP_DigestSign", FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, ADDRESS, ADDRESS, JAVA_LONG));
        sha256 = (MemorySegment) library.call("EVP_sha256", MAKE);
    }

    @Override
    public long privateKey(byte[] pkcs8) throws InvalidKeyException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment der = arena.allocateFrom(JAVA_BYTE, pkcs8);
            MemorySegment key = (MemorySegment) readPrivateKey.invokeExact(
                    MemorySegment.NULL, arena.allocateFrom(ADDRESS, der), (long) pkcs8.length);
            der.fill((byte) 0);
            if (key.equals(MemorySegment.NULL)) {
                throw new InvalidKeyException("libcrypto cannot read the key");
            }
            return key.address();
        } catch (Throwable e) {
            throw failure(e, InvalidKeyException.class);
        }
    }

    @Override
    public void free(long key) {
        try {
            freeKey.invokeExact(MemorySegment.ofAddress(key));
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public byte[] sign(long key, byte[] message, int length) throws SignatureException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment context = (MemorySegment) newContext.invokeExact();
            try {
                MemorySegment none = MemorySegment.NULL;
                MemorySegment signature = arena.allocate(length);
                MemorySegment size = arena.allocateFrom(JAVA_LONG, length);
                MemorySegment text = arena.allocateFrom(JAVA_BYTE, message);
                boolean signed =
                        (int) signInit.invokeExact(context, none, sha256, none, MemorySegment.ofAddress(key)) == 1
                                && (int) sign.invokeExact(context, signature, size, text, (long) message.length) == 1
                                && size.get(JAVA_LONG, 0) == length;
                if (!signed) {
                    throw new SignatureException("libcrypto does not sign");
                }
                return signature.toArray(JAVA_BYTE);
            } finally {
                freeContext.invokeExact(context);
            }
        } catch (Throwable e) {
            throw failure(e, SignatureException.class);
        }
    }

    /** Method handles declare every throwable, and only these come. */
    private static <X extends GeneralSecurityException> X failure(Throwable thrown, Class<X> expected) {
        switch (thrown) {
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            default -> {
                return expected.cast(thrown);
            }
        }
    }
}
