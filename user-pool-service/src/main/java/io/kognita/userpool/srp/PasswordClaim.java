package io.kognita.userpool.srp;

import static io.kognita.userpool.srp.SrpGroup.utf8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A client's claim to know the password: what it signs with the shared key.
 *
 * @param secretBlock the decoded {@code PASSWORD_CLAIM_SECRET_BLOCK}
 * @param timestamp the text of {@code TIMESTAMP} as sent
 */
public record PasswordClaim(String poolName, String userIdForSrp, byte[] secretBlock, String timestamp) {

    /** Compares a signature with the one the shared key makes, in constant time. */
    public boolean isSignedBy(byte[] sharedKey, byte[] signature) {
        return MessageDigest.isEqual(signature(sharedKey), signature);
    }

    /** HMAC-SHA256 over pool name, user id, secret block and timestamp. */
    byte[] signature(byte[] sharedKey) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(sharedKey, "HmacSHA256"));
            mac.update(utf8(poolName));
            mac.update(utf8(userIdForSrp));
            mac.update(secretBlock);
            return mac.doFinal(utf8(timestamp));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
