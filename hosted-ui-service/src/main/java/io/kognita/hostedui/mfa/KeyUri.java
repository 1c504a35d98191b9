package io.kognita.hostedui.mfa;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** The address in a QR code from which authenticator apps take a secret over (Key Uri Format of Google Authenticator). */
final class KeyUri {

    /** A QR code that cameras read well holds little, so that names beyond this are cut. */
    private static final int MAX_ISSUER = 32;

    private static final int MAX_ACCOUNT = 64;

    private KeyUri() {}

    static String of(String issuer, String account, String secret) {
        String from = encoded(issuer, MAX_ISSUER);
        return "otpauth://totp/" + from + ":" + encoded(account, MAX_ACCOUNT) + "?secret=" + secret + "&issuer=" + from;
    }

    private static String encoded(String name, int length) {
        String shown = name.codePointCount(0, name.length()) > length
                ? name.substring(0, name.offsetByCodePoints(0, length))
                : name;
        return URLEncoder.encode(shown, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
