package io.kognita.local.test;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Stops a server and deletes its folder when the test JVM ends, needing no class that could be gone by then. */
final class CleanUp extends Thread {

    private final List<String> stop;
    private final List<String> delete;

    CleanUp(List<String> stop, Path folder) {
        this.stop = stop;
        delete = List.of("rm", "-rf", folder.toString());
    }

    @Override
    public void run() {
        try {
            for (List<String> command : List.of(stop, delete)) {
                new ProcessBuilder(command)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor();
            }
        } catch (IOException | InterruptedException e) {
            System.err.println("could not clean up after the tests: " + e.getMessage());
        }
    }
}
