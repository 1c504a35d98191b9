package io.kognita.trigger.message;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntPredicate;

/**
 * A text as short messages: in the alphabet of GSM where that has all its characters, else in UCS-2; and in parts that a phone puts
 * together again when it is too long for one (3GPP TS 23.040, section 9.2.3.24.1).
 *
 * @param ucs2 whether the texts are UCS-2, big-endian
 * @param texts one for each part, with the header for concatenation in front where there are several
 */
record SmsParts(boolean ucs2, List<byte[]> texts) {

    private static final int GSM_ALONE = 160;
    private static final int GSM_PART = 153;
    private static final int UCS2_ALONE = 140;
    private static final int UCS2_PART = 134;

    /** Far more than a code with its words needs; every part costs. */
    private static final int MOST = 10;

    private static final int HEADER = 6;

    /**
     * Cuts a text.
     *
     * @param id the message's; a second try has the same parts, so that a phone which has some already takes them for what they are
     * @throws Undeliverable when it is too long
     */
    static SmsParts of(UUID id, String text) {
        Optional<byte[]> septets = Gsm7.encode(text);
        byte reference = (byte) id.getLeastSignificantBits();
        if (septets.isPresent()) {
            byte[] all = septets.get();
            return new SmsParts(false, cut(all, GSM_ALONE, GSM_PART, reference, at -> Gsm7.joined(all, at)));
        }
        byte[] all = text.getBytes(StandardCharsets.UTF_16BE);
        return new SmsParts(true, cut(all, UCS2_ALONE, UCS2_PART, reference, at -> isLowSurrogate(all, at)));
    }

    boolean concatenated() {
        return texts.size() > 1;
    }

    private static List<byte[]> cut(byte[] all, int alone, int most, byte reference, IntPredicate joined) {
        if (all.length <= alone) {
            return List.of(all);
        }
        List<byte[]> cut = new ArrayList<>();
        int begin = 0;
        while (begin < all.length) {
            int end = Math.min(begin + most, all.length);
            while (end < all.length && joined.test(end)) {
                end--;
            }
            cut.add(Arrays.copyOfRange(all, begin, end));
            begin = end;
        }
        if (cut.size() > MOST) {
            throw new Undeliverable("the text needs " + cut.size() + " short messages");
        }
        return numbered(cut, reference);
    }

    private static List<byte[]> numbered(List<byte[]> cut, byte reference) {
        List<byte[]> parts = new ArrayList<>();
        for (byte[] text : cut) {
            byte[] part = new byte[HEADER + text.length];
            part[0] = HEADER - 1;
            // The element "concatenated short messages, 8-bit reference number" has the number 0.
            part[2] = 3;
            part[3] = reference;
            part[4] = (byte) cut.size();
            part[5] = (byte) (parts.size() + 1);
            System.arraycopy(text, 0, part, HEADER, text.length);
            parts.add(part);
        }
        return List.copyOf(parts);
    }

    /** Bytes come in pairs, so that a cut between them is one inside a character too. */
    private static boolean isLowSurrogate(byte[] all, int at) {
        return at % 2 != 0 || (all[at] & 0xfc) == 0xdc;
    }

    /** It carries a code or a password. */
    @Override
    public String toString() {
        return "SmsParts[" + texts.size() + "]";
    }
}
