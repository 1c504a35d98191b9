package io.kognita.hostedui.mfa;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** The address in a QR code from which authenticator apps take a secret over (Key Uri Format of Google Authenticator). */
final class KeyUri {

    /** A QR code that cameras read well holds little; names beyond this say nothing more. */
    private static final int MAX_NAME = 64;

    private KeyUri() {}

    static String of(String issuer, String account, String secret) {
        String from = encoded(issuer);
        return "otpauth://totp/" + from + ":" + encoded(account) + "?secret=" + secret + "&issuer=" + from;
    }

    private static String encoded(String name) {
        String shown = name.codePointCount(0, name.length()) > MAX_NAME
                ? name.substring(0, name.offsetByCodePoints(0, MAX_NAME))
                : name;
        return URLEncoder.encode(shown, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
