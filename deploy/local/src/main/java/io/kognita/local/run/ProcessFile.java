package io.kognita.local.run;

import io.kognita.local.Processes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A file that names a running process by its id and start, so that nothing else is ever taken for it.
 *
 * @param path the file
 */
record ProcessFile(Path path) {

    static ProcessFile of(Layout layout, String name) {
        return new ProcessFile(layout.processes().resolve(name + ".process"));
    }

    /** All that a run noted. */
    static List<ProcessFile> all(Layout layout) throws IOException {
        if (!Files.isDirectory(layout.processes())) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(layout.processes())) {
            return files.filter(file -> file.toString().endsWith(".process"))
                    .sorted()
                    .map(ProcessFile::new)
                    .toList();
        }
    }

    String name() {
        return path.getFileName().toString().replace(".process", "");
    }

    void write(ProcessHandle process) throws IOException {
        PrivateFiles.write(path, process.pid() + " " + startOf(process).orElse(Instant.EPOCH) + "\n");
    }

    /** The process, when it still runs. */
    Optional<ProcessHandle> running() throws IOException {
        if (!Files.exists(path)) {
            return Optional.empty();
        }
        String[] noted = Files.readString(path).strip().split(" ", 2);
        return ProcessHandle.of(Long.parseLong(noted[0]))
                .filter(ProcessHandle::isAlive)
                .filter(process ->
                        startOf(process).orElse(Instant.EPOCH).toString().equals(noted[1]));
    }

    /** Asks the process to end and insists after a while; then forgets it. */
    void stop() throws IOException, InterruptedException {
        Optional<ProcessHandle> process = running();
        if (process.isPresent()) {
            Processes.end(process.get());
        }
        forget();
    }

    void forget() throws IOException {
        Files.deleteIfExists(path);
    }

    private static Optional<Instant> startOf(ProcessHandle process) {
        return process.info().startInstant();
    }
}
