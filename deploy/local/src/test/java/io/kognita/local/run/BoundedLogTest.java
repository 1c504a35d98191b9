package io.kognita.local.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BoundedLogTest {

    private static final int MEGABYTE = 1_000_000;

    @TempDir
    Path folder;

    @Test
    void keepsTheLatestAndStaysBounded() throws Exception {
        Path file = folder.resolve("part.log");
        byte[] output = "0123456789".repeat(MEGABYTE * 2).getBytes(StandardCharsets.US_ASCII);

        new BoundedLog(file).copy(new ByteArrayInputStream(output));

        assertThat(Files.size(file) + Files.size(folder.resolve("part.log.1"))).isLessThan(11L * MEGABYTE);
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(2);
        }
    }

    @Test
    void goesOnWhereTheLastRunEnded() throws Exception {
        Path file = folder.resolve("part.log");
        BoundedLog log = new BoundedLog(file);

        log.copy(new ByteArrayInputStream(new byte[] {'a', '\n'}));
        log.copy(new ByteArrayInputStream(new byte[] {'b', '\n'}));

        assertThat(file).hasContent("a\nb\n");
    }
}
