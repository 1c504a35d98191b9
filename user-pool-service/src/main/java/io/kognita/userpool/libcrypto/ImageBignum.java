package io.kognita.userpool.libcrypto;

import io.kognita.userpool.work.ImageLibrary;
import org.graalvm.nativeimage.PinnedObject;
import org.graalvm.nativeimage.c.function.CFunctionPointer;
import org.graalvm.nativeimage.c.function.InvokeCFunctionPointer;
import org.graalvm.word.PointerBase;
import org.graalvm.word.WordFactory;

/** libcrypto's powers as a native image calls them. */
final class ImageBignum implements Bignum {

    private final FromBytes fromBytes;
    private final ToBytes toBytes;
    private final Make newNumber;
    private final Free clearAndFree;
    private final Make newContext;
    private final Free freeContext;
    private final Make newMontgomery;
    private final SetMontgomery setMontgomery;
    private final Power power;

    ImageBignum(ImageLibrary library) {
        fromBytes = library.function("BN_bin2bn");
        toBytes = library.function("BN_bn2binpad");
        newNumber = library.function("BN_new");
        clearAndFree = library.function("BN_clear_free");
        newContext = library.function("BN_CTX_new");
        freeContext = library.function("BN_CTX_free");
        newMontgomery = library.function("BN_MONT_CTX_new");
        setMontgomery = library.function("BN_MONT_CTX_set");
        power = library.function("BN_mod_exp_mont_consttime");
    }

    @Override
    public Modulus modulus(byte[] odd) {
        PointerBase number = number(odd);
        PointerBase montgomery = newMontgomery.call();
        PointerBase context = newContext.call();
        check(montgomery.isNonNull() && context.isNonNull() && setMontgomery.call(montgomery, number, context) == 1);
        freeContext.call(context);
        return new Modulus(number.rawValue(), montgomery.rawValue());
    }

    @Override
    public byte[] power(Modulus modulus, byte[] base, byte[] exponent, int length) {
        byte[] bytes = new byte[length];
        PointerBase context = newContext.call();
        PointerBase raised = number(base);
        PointerBase secret = number(exponent);
        PointerBase result = newNumber.call();
        try (PinnedObject out = PinnedObject.create(bytes)) {
            check(context.isNonNull()
                    && result.isNonNull()
                    && power.call(
                                    result,
                                    raised,
                                    secret,
                                    WordFactory.pointer(modulus.number()),
                                    context,
                                    WordFactory.pointer(modulus.montgomery()))
                            == 1
                    && toBytes.call(result, out.addressOfArrayElement(0), length) == length);
            return bytes;
        } finally {
            clearAndFree.call(result);
            clearAndFree.call(secret);
            clearAndFree.call(raised);
            freeContext.call(context);
        }
    }

    private PointerBase number(byte[] magnitude) {
        try (PinnedObject in = PinnedObject.create(magnitude)) {
            PointerBase number =
                    fromBytes.call(in.addressOfArrayElement(0), magnitude.length, WordFactory.nullPointer());
            check(number.isNonNull());
            return number;
        }
    }

    private static void check(boolean done) {
        if (!done) {
            throw new IllegalStateException("libcrypto does not compute a power");
        }
    }

    /** A function that makes something. */
    private interface Make extends CFunctionPointer {
        @InvokeCFunctionPointer
        PointerBase call();
    }

    /** A function that lets go of something. */
    private interface Free extends CFunctionPointer {
        @InvokeCFunctionPointer
        void call(PointerBase thing);
    }

    /** {@code BN_bin2bn}. */
    private interface FromBytes extends CFunctionPointer {
        @InvokeCFunctionPointer
        PointerBase call(PointerBase bytes, int length, PointerBase reuse);
    }

    /** {@code BN_bn2binpad}. */
    private interface ToBytes extends CFunctionPointer {
        @InvokeCFunctionPointer
        int call(PointerBase number, PointerBase bytes, int length);
    }

    /** {@code BN_MONT_CTX_set}. */
    private interface SetMontgomery extends CFunctionPointer {
        @InvokeCFunctionPointer
        int call(PointerBase montgomery, PointerBase number, PointerBase context);
    }

    /** {@code BN_mod_exp_mont_consttime}. */
    private interface Power extends CFunctionPointer {
        @InvokeCFunctionPointer
        int call(
                PointerBase result,
                PointerBase base,
                PointerBase exponent,
                PointerBase modulus,
                PointerBase context,
                PointerBase montgomery);
    }
}
