package io.kognita.userpool.risk.compromised;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HashFileTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 60, 100, 101, 5000})
    void findsEachPasswordOfAFileAndNoOther(int passwords) throws IOException {
        Path file = file(passwords, ":7\r\n");

        for (int leaked = 0; leaked < passwords; leaked++) {
            assertThat(HashFile.search(file, PasswordDigest.of("leaked" + leaked)))
                    .as("leaked %s", leaked)
                    .isTrue();
        }
        for (int other = 0; other < 500; other++) {
            assertThat(HashFile.search(file, PasswordDigest.of("other" + other)))
                    .isFalse();
        }
    }

    @Test
    void takesLinesWithoutCounts() throws IOException {
        Path file = file(1000, "\n");

        assertThat(HashFile.search(file, PasswordDigest.of("leaked0"))).isTrue();
        assertThat(HashFile.search(file, PasswordDigest.of("leaked999"))).isTrue();
        assertThat(HashFile.search(file, PasswordDigest.of("other"))).isFalse();
    }

    @Test
    void failsForAFileThatIsNone() throws IOException {
        Path file = Files.writeString(folder.resolve("none"), "x".repeat(20_000));

        assertThatThrownBy(() -> HashFile.search(file, PasswordDigest.of("any")))
                .hasMessageContaining("too long");
    }

    @Test
    void aDigestIsNotShown() {
        assertThat(PasswordDigest.of("password").digits()).isEqualTo("5BAA61E4C9B93F3F0682250B6CF8331B7EE68FD8");
        assertThat(PasswordDigest.of("password")).asString().doesNotContain("5BAA6");
    }

    private Path file(int passwords, String lineEnd) throws IOException {
        List<String> lines = IntStream.range(0, passwords)
                .mapToObj(number -> PasswordDigest.of("leaked" + number).digits())
                .sorted()
                .toList();
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> text.append(line).append(lineEnd));
        return Files.writeString(folder.resolve("hashes"), text);
    }
}
