package io.kognita.hostedui.mfa;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import io.kognita.hostedui.page.Picture;
import java.util.Arrays;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a phone reads in the picture on the page. */
class QrCodeTest {

    private static final String SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
    private static final int PIXELS = 8;

    @ParameterizedTest
    @CsvSource({
        "Orchard, ann@example.com, otpauth://totp/Orchard:ann%40example.com",
        "Äpfel & Söhne, +14155550100, otpauth://totp/%C3%84pfel%20%26%20S%C3%B6hne:%2B14155550100",
        "a?secret=AAAA, x&issuer=evil, otpauth://totp/a%3Fsecret%3DAAAA:x%26issuer%3Devil"
    })
    void carriesTheSecretAndWhoseItIs(String issuer, String account, String label) throws Exception {
        String read = read(QrCode.of(KeyUri.of(issuer, account, SECRET)));

        assertThat(read)
                .isEqualTo(label + "?secret=" + SECRET + "&issuer=" + label.substring(15, label.lastIndexOf(':')));
    }

    @ParameterizedTest
    @CsvSource({"2048", "128"})
    void staysReadableForTheLongestNames(int length) throws Exception {
        String name = "漢".repeat(length);

        assertThat(read(QrCode.of(KeyUri.of(name, name, SECRET)))).contains("secret=" + SECRET);
    }

    /** Draws the picture as a browser does, black on white, and lets a reader that is not ours look at it. */
    private static String read(Picture picture) throws Exception {
        int size = picture.size() * PIXELS;
        int[] image = new int[size * size];
        Arrays.fill(image, 0xFFFFFF);
        for (MatchResult module : Pattern.compile("M(\\d+) (\\d+)h1v1h-1z")
                .matcher(picture.path())
                .results()
                .toList()) {
            int left = Integer.parseInt(module.group(1)) * PIXELS;
            int top = Integer.parseInt(module.group(2)) * PIXELS;
            for (int y = top; y < top + PIXELS; y++) {
                Arrays.fill(image, y * size + left, y * size + left + PIXELS, 0);
            }
        }
        return new QRCodeReader()
                .decode(new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(size, size, image))))
                .getText();
    }
}
