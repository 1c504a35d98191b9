package io.kognita.trigger.message;

import java.io.ByteArrayOutputStream;
import java.util.Optional;

/** The default alphabet of GSM and its extension (3GPP TS 23.038, section 6.2.1), a septet in each octet as SMPP carries it. */
final class Gsm7 {

    private static final byte ESCAPE = 0x1b;

    /** The character at each septet; the one at the escape stands for none. */
    private static final String ALPHABET = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\u001bÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

    /** Characters that stand behind an escape, and their septets. */
    private static final String EXTENSION = "\f^{}\\[~]|€";

    private static final byte[] EXTENSION_SEPTETS = {0x0a, 0x14, 0x28, 0x29, 0x2f, 0x3c, 0x3d, 0x3e, 0x40, 0x65};

    private Gsm7() {}

    /** The septets of a text; empty when a character is not in the alphabet. */
    static Optional<byte[]> encode(String text) {
        ByteArrayOutputStream septets = new ByteArrayOutputStream();
        for (char character : text.toCharArray()) {
            int plain = ALPHABET.indexOf(character);
            int extended = EXTENSION.indexOf(character);
            if (plain >= 0 && plain != ESCAPE) {
                septets.write(plain);
            } else if (extended >= 0) {
                septets.write(ESCAPE);
                septets.write(EXTENSION_SEPTETS[extended]);
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(septets.toByteArray());
    }

    /** True where a text must not be cut, for the septet before says how to read the next one. */
    static boolean joined(byte[] septets, int at) {
        return septets[at - 1] == ESCAPE;
    }
}
