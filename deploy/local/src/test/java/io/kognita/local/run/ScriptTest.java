package io.kognita.local.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script as a newcomer meets it: nothing is built, no Maven is on the path, and the folder's name has spaces. */
class ScriptTest {

    private static final List<String> TOOLS = List.of("bash", "dirname", "readlink", "grep", "mkdir", "rm", "tail");

    @TempDir
    Path folder;

    private Path script;
    private Path home;

    private record Ended(int status, String output) {}

    @BeforeEach
    void unpack() throws Exception {
        Path root = Files.createDirectory(folder.resolve("my first clone"));
        script = Files.copy(Path.of("../../kognita"), root.resolve("kognita"), StandardCopyOption.COPY_ATTRIBUTES);
        home = root.resolve(".kognita");
    }

    @Test
    void saysInOneLineThatMavenIsMissing() throws Exception {
        assertThat(run("up"))
                .isEqualTo(
                        new Ended(1, "Kognita needs Maven: install it (apt-get install maven, brew install maven).\n"));
        assertThat(home).doesNotExist();
    }

    @Test
    void knowsWithoutABuildThatNothingRuns() throws Exception {
        assertThat(run("down")).isEqualTo(new Ended(0, "Kognita does not run.\n"));
        assertThat(run("status")).isEqualTo(new Ended(3, "Kognita does not run.\n"));
    }

    @Test
    void deletesTheDataOfARunAndNothingElse() throws Exception {
        Files.createDirectories(home.resolve("postgres/data"));
        Files.createDirectories(home.resolve("kafka/log"));
        Files.createFile(home.resolve("secrets.properties"));
        Path other = Files.createFile(home.resolve("notes.txt"));

        assertThat(run("reset").status()).isZero();

        try (var left = Files.list(home)) {
            assertThat(left).containsExactly(other);
        }
    }

    @Test
    void saysWhichLogIsNotThere() throws Exception {
        assertThat(run("logs", "kafka"))
                .isEqualTo(new Ended(
                        1,
                        "There is no log " + home.resolve("logs/kafka.log") + "; ./kognita status names the parts.\n"));
    }

    @Test
    void followsTheLogsOfAllParts() throws Exception {
        Files.createDirectories(home.resolve("logs"));
        Files.writeString(home.resolve("logs/kafka.log"), "said by kafka\n");
        Files.writeString(home.resolve("logs/sync-service.log"), "said by sync\n");

        Process logs = start("logs");
        try (BufferedReader output = logs.inputReader(StandardCharsets.UTF_8)) {
            List<String> lines = new ArrayList<>();
            while (!lines.containsAll(List.of("said by kafka", "said by sync"))) {
                String line = output.readLine();
                assertThat(line).as("after %s", lines).isNotNull();
                lines.add(line);
            }
        } finally {
            logs.descendants().forEach(ProcessHandle::destroy);
            logs.destroy();
        }
    }

    private Ended run(String... arguments) throws Exception {
        Process process = start(arguments);
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return new Ended(process.exitValue(), output);
    }

    private Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(script.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().remove("KOGNITA_HOME");
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("PATH", toolsOnly().toString());
        return builder.start();
    }

    /** A path on which there is what every system has, and no Maven. */
    private Path toolsOnly() throws IOException {
        Path bin = folder.resolve("bin");
        if (!Files.exists(bin)) {
            Files.createDirectory(bin);
            for (String tool : TOOLS) {
                for (String place : List.of("/usr/bin", "/bin")) {
                    Path found = Path.of(place, tool);
                    if (Files.exists(found) && !Files.exists(bin.resolve(tool))) {
                        Files.createSymbolicLink(bin.resolve(tool), found);
                    }
                }
            }
        }
        return bin;
    }
}
