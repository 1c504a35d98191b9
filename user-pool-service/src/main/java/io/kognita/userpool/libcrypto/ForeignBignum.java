package io.kognita.userpool.libcrypto;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import io.kognita.userpool.work.NativeLibrary;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/** libcrypto's powers as a JVM calls them. */
final class ForeignBignum implements Bignum {

    private static final FunctionDescriptor MAKE = FunctionDescriptor.of(ADDRESS);
    private static final FunctionDescriptor FREE = FunctionDescriptor.ofVoid(ADDRESS);

    private final MethodHandle fromBytes;
    private final MethodHandle toBytes;
    private final MethodHandle newNumber;
    private final MethodHandle clearAndFree;
    private final MethodHandle newContext;
    private final MethodHandle freeContext;
    private final MethodHandle newMontgomery;
    private final MethodHandle setMontgomery;
    private final MethodHandle power;

    ForeignBignum(NativeLibrary library) {
        fromBytes = library.function("BN_bin2bn", FunctionDescriptor.of(ADDRESS, ADDRESS, JAVA_INT, ADDRESS));
        toBytes = library.function("BN_bn2binpad", FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, JAVA_INT));
        newNumber = library.function("BN_new", MAKE);
        clearAndFree = library.function("BN_clear_free", FREE);
        newContext = library.function("BN_CTX_new", MAKE);
        freeContext = library.function("BN_CTX_free", FREE);
        newMontgomery = library.function("BN_MONT_CTX_new", MAKE);
        setMontgomery = library.function("BN_MONT_CTX_set", FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, ADDRESS));
        power = library.function(
                "BN_mod_exp_mont_consttime",
                FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS));
    }

    @Override
    public Modulus modulus(byte[] odd) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment number = number(arena.allocateFrom(JAVA_BYTE, odd));
            MemorySegment montgomery = (MemorySegment) newMontgomery.invokeExact();
            MemorySegment context = (MemorySegment) newContext.invokeExact();
            check((int) setMontgomery.invokeExact(made(montgomery), number, made(context)) == 1);
            freeContext.invokeExact(context);
            return new Modulus(number.address(), montgomery.address());
        } catch (Throwable e) {
            throw failure(e);
        }
    }

    @Override
    public byte[] power(Modulus modulus, byte[] base, byte[] exponent, int length) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment secret = arena.allocateFrom(JAVA_BYTE, exponent);
            MemorySegment context = MemorySegment.NULL;
            MemorySegment raised = MemorySegment.NULL;
            MemorySegment exponentNumber = MemorySegment.NULL;
            MemorySegment result = MemorySegment.NULL;
            try {
                context = made((MemorySegment) newContext.invokeExact());
                raised = number(arena.allocateFrom(JAVA_BYTE, base));
                exponentNumber = number(secret);
                result = made((MemorySegment) newNumber.invokeExact());
                check((int) power.invokeExact(
                                result,
                                raised,
                                exponentNumber,
                                MemorySegment.ofAddress(modulus.number()),
                                context,
                                MemorySegment.ofAddress(modulus.montgomery()))
                        == 1);
                MemorySegment bytes = arena.allocate(length);
                check((int) toBytes.invokeExact(result, bytes, length) == length);
                return bytes.toArray(JAVA_BYTE);
            } finally {
                secret.fill((byte) 0);
                clearAndFree.invokeExact(result);
                clearAndFree.invokeExact(exponentNumber);
                clearAndFree.invokeExact(raised);
                freeContext.invokeExact(context);
            }
        } catch (Throwable e) {
            throw failure(e);
        }
    }

    private MemorySegment number(MemorySegment magnitude) throws Throwable {
        return made((MemorySegment) fromBytes.invokeExact(magnitude, (int) magnitude.byteSize(), MemorySegment.NULL));
    }

    private static MemorySegment made(MemorySegment thing) {
        check(!thing.equals(MemorySegment.NULL));
        return thing;
    }

    private static void check(boolean done) {
        if (!done) {
            throw new IllegalStateException("libcrypto does not compute a power");
        }
    }

    /** Method handles declare every throwable, and only unchecked ones come. */
    private static RuntimeException failure(Throwable thrown) {
        switch (thrown) {
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            default -> {
                return new IllegalStateException(thrown);
            }
        }
    }
}
