package io.kognita.local.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessFileTest {

    @TempDir
    Path home;

    private Process process;
    private ProcessFile file;

    @BeforeEach
    void start() throws Exception {
        process = new ProcessBuilder("sleep", "60").start();
        Layout layout = new Layout(home, home, 4500);
        Files.createDirectories(layout.processes());
        file = ProcessFile.of(layout, "sleeper");
    }

    @AfterEach
    void end() {
        process.destroyForcibly();
    }

    @Test
    void endsTheProcessThatItNames() throws Exception {
        file.write(process.toHandle());
        assertThat(file.running()).contains(process.toHandle());

        file.stop();

        assertThat(process.isAlive()).isFalse();
        assertThat(file.path()).doesNotExist();
    }

    @Test
    void leavesAProcessAloneThatOnlyHasTheSameNumber() throws Exception {
        Files.writeString(file.path(), process.pid() + " 2001-01-01T00:00:00Z\n");
        assertThat(file.running()).isEmpty();

        file.stop();

        assertThat(process.isAlive()).isTrue();
    }
}
