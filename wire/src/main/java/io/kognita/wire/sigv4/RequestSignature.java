package io.kognita.wire.sigv4;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The signature itself: what a sender writes and a verifier expects. */
final class RequestSignature {

    private RequestSignature() {}

    /** The signature of a request in hexadecimal digits. */
    static String of(
            SignedRequest request, List<String> signedHeaders, Instant time, CredentialScope scope, String secret) {
        String stringToSign = String.join(
                "\n",
                SignatureV4.ALGORITHM,
                SigningTime.format(time),
                scope.text(),
                CanonicalRequest.sha256(CanonicalRequest.of(request, signedHeaders)));
        return HexFormat.of().formatHex(hmac(signingKey(secret, scope), stringToSign));
    }

    private static byte[] signingKey(String secret, CredentialScope scope) {
        byte[] day = hmac(("AWS4" + secret).getBytes(StandardCharsets.UTF_8), scope.day());
        byte[] ofRegion = hmac(day, scope.region());
        byte[] ofService = hmac(ofRegion, scope.service());
        return hmac(ofService, "aws4_request");
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
