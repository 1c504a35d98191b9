package io.kognita.userpool.password.foreign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.kognita.wire.seal.Sealer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cognitoidentityprovider.model.PasswordHashingAlgorithmType;

/** Hashes that other implementations made: Python's hashlib, Debian's python3-bcrypt, -argon2 and -passlib, Firebase. */
class ForeignHashesTest {

    private static final String PASSWORD = "Corr3ct-horse é";

    private final ForeignHashes hashes = new ForeignHashes(
            new Sealer(Base64.getEncoder().encodeToString(new byte[32]), List.of()), new ObjectMapper());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$2b$05$FwFLD9F9f/9m2joWkS1UmuFSWYjsKUmdACyHb3EnoGlglxM.Drg0a",
                "$2a$06$p/qCSySH/0IfyUBLEqu8FeI1fqBs.qZnmkqLoFMGKQFajlwQT9Oau",
                "$2y$05$lCtNZSUjP1wQpNVYOtATFO427HRXfG/gDOPlzcwOyZ3XUDTmFv1SC",
                "$scrypt$ln=10,r=8,p=2$yVlLydmbk9K6NwZASGmNsQ$vYTWfRg2/d3/32zVADOhgn5q7eki3GVoljbvwR6Sux8",
                "$pbkdf2-sha256$1200$c2FsdC3//vsA$IscTJRXTeC5B1y15ID.Cf9pMaNVsfc0hTVWypbS1XLg",
                "$pbkdf2-sha512$1200$OEdorfU.53xvrbVWKoVwzg$Eh4f.fWKnMwmJQQAt2XJozCD.srMIt5AzLNF4ilV57oqfVXsHAJEKyCbee2WjepuiVBYqgXa1nxrrUtYRtjW4Q",
                "$pbkdf2$1200$qPV.j5GyVkppzVmLUYrRGg$Pt.rLiYMgCXMur/CjGd2fv10G6Y",
                "$pbkdf2-sha256$i=2000,l=32$c2l4dGVlbiBieXRlcyAhIQ$NRAChTzv8h0Ayqftl4SuT5jOS9pjM/BQSnduKmLVw8A",
                "pbkdf2_sha256$1500$seasalt12$wBtdEcBzsTzDFUtuPQF1awtzlPeL0bF62ipgwtPWnPg=",
                "pbkdf2_sha1$1500$seasalt12$FHed5kcpUB3eEBOc3re0TA21tR4=",
                "$argon2i$v=19$m=256,t=2,p=2$c29tZXNhbHQxMjM0NTY3OA$ZV76bclGObXwLpIlIfECu1BJ0782b9Va",
                "$argon2i$v=16$m=256,t=2,p=2$c29tZXNhbHQxMjM0NTY3OA$LiW3wduI9hqIC5zWTyCH4Dw999Y0tvbg",
                "$argon2d$v=19$m=256,t=2,p=2$c29tZXNhbHQxMjM0NTY3OA$1IMqXYM3+g19Wx1jore+8AL3r1CRu1O4",
                "$argon2d$v=16$m=256,t=2,p=2$c29tZXNhbHQxMjM0NTY3OA$4rrgnvQV6C+qmJTfL5T3z72wyfhFC8yy",
                "$argon2id$v=19$m=256,t=2,p=2$c29tZXNhbHQxMjM0NTY3OA$sFZbCNMYLb9s0osb0YLe7DkRTkFWozPP",
                "$argon2id$v=16$m=256,t=2,p=2$c29tZXNhbHQxMjM0NTY3OA$ICd09DjrwIWrSkPHgwhDxXk40Elhnjcn"
            })
    void verifiesWhatOtherImplementationsMade(String hash) {
        ForeignHash parsed = hashes.parse(hashes.storable(hash, Optional.empty()));

        assertThat(parsed.matches(utf8(PASSWORD))).isTrue();
        assertThat(parsed.matches(utf8("Corr3ct-horse e"))).isFalse();
        assertThat(parsed.matches(utf8(""))).isFalse();
        assertThat(parsed).hasToString(parsed.getClass().getSimpleName() + "[redacted]");
    }

    /** The example of github.com/firebase/scrypt. */
    @Test
    void verifiesWhatFirebaseMade() {
        String project = hashes.seal(new FirebaseScrypt(
                Base64.getDecoder()
                        .decode(
                                "jxspr8Ki0RYycVU8zykbdLGjFQ3McFUH0uiiTvC8pVMXAn210wjLNmdZJzxUECKbm0QsEmYUSDzZvpjeJ9WmXA=="),
                Base64.getDecoder().decode("Bw=="),
                8,
                14));
        String row = "$firebase$42xEC+ixf3L2lw==$"
                + "lSrfV15cpx95/sZS2W9c9Kp6i/LVgQNDNC/qzrCnh1SAyZvqmZqAjTdn3aoItz+VHjoZilo78198JAdRuid5lQ==";
        String stored = hashes.storable(row, Optional.of(project));

        assertThat(hashes.parse(stored).matches(utf8("user1password"))).isTrue();
        assertThat(hashes.parse(stored).matches(utf8("user2password"))).isFalse();
        assertThat(stored).doesNotContain("jxspr8Ki");
        assertThat(ForeignHashes.exported(stored)).contains(row);
        assertThatThrownBy(() -> hashes.storable(row, Optional.empty())).isInstanceOf(UnusableHash.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$2b$15$FwFLD9F9f/9m2joWkS1UmuFSWYjsKUmdACyHb3EnoGlglxM.Drg0a",
                "$2b$31$FwFLD9F9f/9m2joWkS1UmuFSWYjsKUmdACyHb3EnoGlglxM.Drg0a",
                "$scrypt$ln=17,r=8,p=1$yVlLydmbk9K6NwZASGmNsQ$vYTWfRg2/d3/32zVADOhgn5q7eki3GVoljbvwR6Sux8",
                "$scrypt$ln=14,r=8,p=999$yVlLydmbk9K6NwZASGmNsQ$vYTWfRg2/d3/32zVADOhgn5q7eki3GVoljbvwR6Sux8",
                "$scrypt$ln=63,r=8,p=1$yVlLydmbk9K6NwZASGmNsQ$vYTWfRg2/d3/32zVADOhgn5q7eki3GVoljbvwR6Sux8",
                "$scrypt$ln=0,r=8,p=1$yVlLydmbk9K6NwZASGmNsQ$vYTWfRg2/d3/32zVADOhgn5q7eki3GVoljbvwR6Sux8",
                "$pbkdf2-sha256$2000001$c2FsdC3//vsA$IscTJRXTeC5B1y15ID.Cf9pMaNVsfc0hTVWypbS1XLg",
                "$pbkdf2-sha256$0$c2FsdC3//vsA$IscTJRXTeC5B1y15ID.Cf9pMaNVsfc0hTVWypbS1XLg",
                "pbkdf2_sha256$999999999$seasalt12$wBtdEcBzsTzDFUtuPQF1awtzlPeL0bF62ipgwtPWnPg=",
                "$argon2id$v=19$m=65537,t=1,p=1$c29tZXNhbHQxMjM0NTY3OA$sFZbCNMYLb9s0osb0YLe7DkRTkFWozPP",
                "$argon2id$v=19$m=65536,t=9,p=1$c29tZXNhbHQxMjM0NTY3OA$sFZbCNMYLb9s0osb0YLe7DkRTkFWozPP",
                "$argon2id$v=19$m=999999999,t=999999999,p=1$c29tZXNhbHQxMjM0NTY3OA$sFZbCNMYLb9s0osb0YLe7DkRTkFWozPP",
                "$argon2id$v=19$m=8,t=1,p=255$c29tZXNhbHQxMjM0NTY3OA$sFZbCNMYLb9s0osb0YLe7DkRTkFWozPP",
                "$argon2id$v=19$m=256,t=2,p=2$c29tZXNhbHQxMjM0NTY3OA$sFZbCA",
                "$argon2id$v=19$m=256,t=2,p=2$c29tZXNhbHQxMjM0NTY3OA$",
                "$firebase$s=AAAA$42xEC+ixf3L2lw==$lSrfV15cpx95/sZS2W9c9Kp6",
                "$1$salt$qJH7.N4xYta3aEG/dfqo/0",
                "5f4dcc3b5aa765d61d8327deb882cf99",
                "password",
                ""
            })
    void refusesWhatItCannotVerifyAtABoundedCost(String hash) {
        assertThatThrownBy(() -> hashes.storable(hash, Optional.of("AAAA")))
                .isInstanceOf(UnusableHash.class)
                .satisfies(refusal -> assertThat(refusal.getMessage()).doesNotContain("sFZb", "vYTW"));
    }

    @Test
    void tellsAlgorithmsApartAsAwsNamesThem() {
        assertThat(ForeignHashes.isOf(PasswordHashingAlgorithmType.BCRYPT, "$2b$05$x"))
                .isTrue();
        assertThat(ForeignHashes.isOf(PasswordHashingAlgorithmType.BCRYPT, "$scrypt$x"))
                .isFalse();
        assertThat(ForeignHashes.isOf(PasswordHashingAlgorithmType.PBKDF2_SHA256, "$pbkdf2-sha512$x"))
                .isFalse();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
