package io.kognita.userpool.libcrypto;

import io.kognita.userpool.work.ImageLibrary;
import java.security.InvalidKeyException;
import java.security.SignatureException;
import java.util.Arrays;
import org.graalvm.nativeimage.PinnedObject;
import org.graalvm.nativeimage.c.function.CFunctionPointer;
import org.graalvm.nativeimage.c.function.InvokeCFunctionPointer;
import org.graalvm.word.PointerBase;
import org.graalvm.word.WordFactory;

/** libcrypto as a native image calls it. */
final class ImageLibcrypto implements Libcrypto {

    private final ReadPrivateKey readPrivateKey;
    private final Free freeKey;
    private final Make newContext;
    private final Free freeContext;
    private final DigestSignInit signInit;
    private final DigestSign sign;
    private final PointerBase sha256;

    ImageLibcrypto(ImageLibrary library) {
        readPrivateKey = library.function("d2i_AutoPrivateKey");
        freeKey = library.function("EVP_PKEY_free");
        newContext = library.function("EVP_MD_CTX_new");
        freeContext = library.function("EVP_MD_CTX_free");
        signInit = library.function("EVP_DigestSignInit");
        sign = library.function("EVP_DigestSign");
        sha256 = library.<Make>function("EVP_sha256").call();
    }

    @Override
    public long privateKey(byte[] pkcs8) throws InvalidKeyException {
        byte[] der = pkcs8.clone();
        try (PinnedObject bytes = PinnedObject.create(der);
                PinnedObject cursor = PinnedObject.create(
                        new long[] {bytes.<PointerBase>addressOfArrayElement(0).rawValue()})) {
            PointerBase key =
                    readPrivateKey.call(WordFactory.nullPointer(), cursor.addressOfArrayElement(0), der.length);
            if (key.isNull()) {
                throw new InvalidKeyException("libcrypto cannot read the key");
            }
            return key.rawValue();
        } finally {
            Arrays.fill(der, (byte) 0);
        }
    }

    @Override
    public void free(long key) {
        freeKey.call(WordFactory.pointer(key));
    }

    @Override
    public byte[] sign(long key, byte[] message, int length) throws SignatureException {
        byte[] signature = new byte[length];
        long[] size = {length};
        // An empty array has no first element to point to.
        byte[] text = message.length == 0 ? new byte[1] : message;
        PointerBase context = newContext.call();
        try (PinnedObject out = PinnedObject.create(signature);
                PinnedObject outSize = PinnedObject.create(size);
                PinnedObject in = PinnedObject.create(text)) {
            PointerBase none = WordFactory.nullPointer();
            boolean signed = signInit.call(context, none, sha256, none, WordFactory.pointer(key)) == 1
                    && sign.call(
                                    context,
                                    out.addressOfArrayElement(0),
                                    outSize.addressOfArrayElement(0),
                                    in.addressOfArrayElement(0),
                                    message.length)
                            == 1
                    && size[0] == length;
            if (!signed) {
                throw new SignatureException("libcrypto does not sign");
            }
            return signature;
        } finally {
            freeContext.call(context);
        }
    }

    /** A function that makes or finds something. */
    private interface Make extends CFunctionPointer {
        @InvokeCFunctionPointer
        PointerBase call();
    }

    /** A function that lets go of something. */
    private interface Free extends CFunctionPointer {
        @InvokeCFunctionPointer
        void call(PointerBase thing);
    }

    /** {@code d2i_AutoPrivateKey}. */
    private interface ReadPrivateKey extends CFunctionPointer {
        @InvokeCFunctionPointer
        PointerBase call(PointerBase reuse, PointerBase cursor, long length);
    }

    /** {@code EVP_DigestSignInit}. */
    private interface DigestSignInit extends CFunctionPointer {
        @InvokeCFunctionPointer
        int call(PointerBase context, PointerBase keyContext, PointerBase digest, PointerBase engine, PointerBase key);
    }

    /** {@code EVP_DigestSign}. */
    private interface DigestSign extends CFunctionPointer {
        @InvokeCFunctionPointer
        int call(PointerBase context, PointerBase signature, PointerBase size, PointerBase message, long length);
    }
}
