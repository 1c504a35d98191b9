package io.kognita.local.run;

import io.kognita.local.Processes;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.util.Optional;

/**
 * {@code ./kognita down}: stops a run from another terminal, also what a killed launcher left behind.
 *
 * @param layout where the run lives
 * @param out where it talks to the developer
 */
record Down(Layout layout, PrintStream out) {

    void run() throws IOException, InterruptedException {
        if (!Files.isDirectory(layout.processes())) {
            out.println("Kognita does not run.");
            return;
        }
        ProcessFile launcher = ProcessFile.of(layout, Shutdown.LAUNCHER);
        Optional<ProcessHandle> running = launcher.running();
        if (running.isPresent()) {
            Processes.end(running.get());
        }
        new Shutdown(layout, Secrets.of(layout)).stopParts();
        launcher.forget();
        out.println(running.isPresent() ? "Kognita has stopped." : "Kognita did not run.");
    }
}
