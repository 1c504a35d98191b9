package io.kognita.local.run;

import io.kognita.local.postgres.PostgresServer;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Stops what a run noted that it started, and nothing else: the services first, then what they stand on.
 *
 * @param layout where the run lives
 * @param secrets the run's keys
 */
record Shutdown(Layout layout, Secrets secrets) {

    /** The launcher's own entry among the processes. */
    static final String LAUNCHER = "kognita";

    private static final String KAFKA = "kafka";

    /** Stops all but the launcher; safe to call when nothing runs. */
    void stopParts() throws IOException, InterruptedException {
        stop(ProcessFile.all(layout).stream()
                .filter(file -> !file.name().equals(LAUNCHER) && !file.name().equals(KAFKA))
                .toList());
        stop(List.of(ProcessFile.of(layout, KAFKA)));
        PostgresServer postgres = Stack.postgres(layout, secrets);
        postgres.stop();
    }

    private static void stop(List<ProcessFile> files) throws InterruptedException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.invokeAll(files.stream().map(Shutdown::stopping).toList());
        }
    }

    private static Callable<Void> stopping(ProcessFile file) {
        return () -> {
            file.stop();
            return null;
        };
    }
}
