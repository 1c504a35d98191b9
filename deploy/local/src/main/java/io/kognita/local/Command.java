package io.kognita.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program that runs to its end. */
public final class Command {

    private Command() {}

    /**
     * Runs a program.
     *
     * @throws IOException when it fails or takes more than a minute; the message holds what the program said
     */
    public static void run(List<String> command) throws IOException, InterruptedException {
        Path said = Files.createTempFile("kognita-", ".out");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start();
            boolean ended = process.waitFor(1, TimeUnit.MINUTES);
            if (!ended) {
                process.destroyForcibly();
            }
            if (!ended || process.exitValue() != 0) {
                String output = new String(Files.readAllBytes(said), StandardCharsets.UTF_8).strip();
                throw new IOException(command.getFirst() + " failed: " + output);
            }
        } finally {
            Files.delete(said);
        }
    }
}
