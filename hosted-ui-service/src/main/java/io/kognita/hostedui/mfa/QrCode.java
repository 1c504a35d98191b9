package io.kognita.hostedui.mfa;

import io.kognita.hostedui.page.Picture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** QR codes as vector pictures, which stand in a page without a script, a style or an address of their own. */
final class QrCode {

    /** The standard asks for four light modules around a code (ISO/IEC 18004). */
    private static final int QUIET = 4;

    private QrCode() {}

    static Picture of(String text) {
        io.nayuki.qrcodegen.QrCode code =
                io.nayuki.qrcodegen.QrCode.encodeText(text, io.nayuki.qrcodegen.QrCode.Ecc.MEDIUM);
        String path = IntStream.range(0, code.size * code.size)
                .filter(module -> code.getModule(module % code.size, module / code.size))
                .mapToObj(module -> "M%d %dh1v1h-1z".formatted(QUIET + module % code.size, QUIET + module / code.size))
                .collect(Collectors.joining());
        return new Picture(code.size + 2 * QUIET, path);
    }
}
