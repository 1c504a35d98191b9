package io.kognita.userpool.trigger;

import com.amazonaws.encryptionsdk.AwsCrypto;
import com.amazonaws.encryptionsdk.CommitmentPolicy;
import com.amazonaws.encryptionsdk.jce.JceMasterKey;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import javax.crypto.spec.SecretKeySpec;

/** Opens what a function that delivers messages is given, with Amazon's own library. */
final class SenderCode {

    /** The {@code KMSKeyID} of a pool whose key is {@link FakeTriggers#SENDER_KEY}. */
    static final String KEY = "arn:aws:kms:us-east-1:000000000000:key/senders";

    private SenderCode() {}

    static String decrypted(String code) {
        JceMasterKey keyring = JceMasterKey.getInstance(
                new SecretKeySpec(Base64.getDecoder().decode(FakeTriggers.SENDER_KEY), "AES"),
                "kognita",
                KEY,
                "AES/GCM/NoPadding");
        byte[] opened = AwsCrypto.builder()
                .withCommitmentPolicy(CommitmentPolicy.RequireEncryptAllowDecrypt)
                .build()
                .decryptData(keyring, Base64.getDecoder().decode(code))
                .getResult();
        return new String(opened, StandardCharsets.UTF_8);
    }
}
