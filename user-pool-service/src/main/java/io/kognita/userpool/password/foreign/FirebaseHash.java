package io.kognita.userpool.password.foreign;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.generators.SCrypt;

/**
 * Firebase's own scrypt: the project's signer key, encrypted with a key that scrypt derives of password and salt, as
 * github.com/firebase/scrypt does.
 *
 * @param project that made the hash
 */
record FirebaseHash(FirebaseScrypt project, byte[] salt, byte[] hash) implements ForeignHash {

    private static final int KEY_BYTES = 32;
    private static final int DERIVED_BYTES = 64;
    private static final int BLOCK_BYTES = 16;

    @Override
    public boolean matches(byte[] password) {
        byte[] derived = SCrypt.generate(
                password, project.salted(salt), 1 << project.memoryCost(), project.rounds(), 1, DERIVED_BYTES);
        return MessageDigest.isEqual(hash, encrypted(Arrays.copyOf(derived, KEY_BYTES)));
    }

    /** AES-256 in counter mode from zero. */
    private byte[] encrypted(byte[] key) {
        try {
            Cipher cipher = Cipher.getInstance("AES/CTR/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(new byte[BLOCK_BYTES]));
            return cipher.doFinal(project.signerKey());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return "FirebaseHash[redacted]";
    }
}
