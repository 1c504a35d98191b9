package io.kognita.hostedui.token;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/** Proof Key for Code Exchange with S256 (RFC 7636 section 4.6). */
public final class Pkce {

    private static final Pattern VERIFIER = Pattern.compile("[A-Za-z0-9._~-]{43,128}");

    private Pkce() {}

    /**
     * Compares a verifier with the challenge of the authorization request. A verifier without a challenge is refused too:
     * somebody took the challenge away from the request (RFC 9700 section 4.8.2).
     */
    static boolean proves(Optional<String> challenge, Optional<String> verifier) {
        if (challenge.isEmpty() || verifier.isEmpty()) {
            return challenge.isEmpty() && verifier.isEmpty();
        }
        return VERIFIER.matcher(verifier.get()).matches()
                && MessageDigest.isEqual(
                        challenge.get().getBytes(StandardCharsets.US_ASCII),
                        challenge(verifier.get()).getBytes(StandardCharsets.US_ASCII));
    }

    /** The S256 challenge of a verifier. */
    public static String challenge(String verifier) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
