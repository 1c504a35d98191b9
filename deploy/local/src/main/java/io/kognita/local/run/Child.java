package io.kognita.local.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A program that the local run started, whose output goes to its log.
 *
 * @param name what it is called in logs and messages
 * @param process the running program
 * @param log where its output goes
 */
record Child(String name, Process process, Path log) {

    /** Starts a program and notes it among the run's processes. */
    static Child start(Layout layout, String name, List<String> command) throws IOException {
        Process process = new ProcessBuilder(command)
                .directory(layout.home().toFile())
                .redirectErrorStream(true)
                .start();
        return adopt(layout, name, process, InputStream.nullInputStream());
    }

    /**
     * Takes over a program that has been started already.
     *
     * @param said the beginning of its output
     */
    static Child adopt(Layout layout, String name, Process process, InputStream said) throws IOException {
        BoundedLog log = new BoundedLog(layout.logs().resolve(name + ".log"));
        ProcessFile.of(layout, name).write(process.toHandle());
        InputStream output = new SequenceInputStream(said, process.getInputStream());
        Thread.ofPlatform().daemon().name(name + "-log").start(() -> copy(output, log));
        return new Child(name, process, log.file());
    }

    private static void copy(InputStream output, BoundedLog log) {
        try (output) {
            log.copy(output);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + log.file(), e);
        }
    }
}
