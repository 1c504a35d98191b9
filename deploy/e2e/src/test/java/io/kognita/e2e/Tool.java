package io.kognita.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A client in another language, run as a program of its own. */
final class Tool {

    private static final long MINUTES = 5;

    private Tool() {}

    /**
     * Runs a program against the running Kognita; the test fails with all it said unless it ends well.
     *
     * @param folder where its files lie, below {@code deploy/e2e}
     */
    static void run(String folder, String program, String... arguments) throws IOException, InterruptedException {
        Path said = Files.createTempFile("kognita-e2e-", ".out");
        List<String> command = new ArrayList<>(List.of(preferred(program)));
        command.addAll(Arrays.asList(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(Path.of(folder).toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
        builder.environment().putAll(RunningKognita.environment());
        Process process = builder.start();
        boolean ended = process.waitFor(MINUTES, TimeUnit.MINUTES);
        if (!ended) {
            process.destroyForcibly();
        }
        String output = Files.readString(said);
        Files.delete(said);
        assertThat(ended).as("%s takes too long: %s", command, output).isTrue();
        assertThat(process.exitValue()).as("%s said: %s", command, output).isZero();
    }

    /** The distribution's own program rather than a version manager's stand-in, which may lack the libraries. */
    private static String preferred(String program) {
        Path installed = Path.of("/usr/bin", program);
        return Files.isExecutable(installed) ? installed.toString() : program;
    }
}
