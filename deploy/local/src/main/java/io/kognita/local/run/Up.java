package io.kognita.local.run;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * {@code ./kognita up}: starts the run and stays until it is told to stop.
 *
 * @param layout where the run lives
 * @param natives names of the services to run as native binaries
 * @param out where it talks to the developer
 */
record Up(Layout layout, List<String> natives, PrintStream out) {

    /** Runs until a signal ends the process; what is noted of it is held against a second run by a lock. */
    void run() throws LaunchException, IOException, InterruptedException {
        Stopwatch stopwatch = new Stopwatch(Instant.now(), out);
        PrivateFiles.createFolder(layout.home());
        PrivateFiles.createFolder(layout.logs());
        PrivateFiles.createFolder(layout.processes());
        try (FileChannel lock = lock()) {
            start(stopwatch);
        }
    }

    /** Returns only when the process ends, for the lock is held as long as this runs. */
    private void start(Stopwatch stopwatch) throws LaunchException, IOException, InterruptedException {
        Secrets secrets = Secrets.of(layout);
        secrets.writeAwsFiles(layout);
        Shutdown shutdown = new Shutdown(layout, secrets);
        shutdown.stopParts();
        Preconditions.check(layout);
        ProcessFile.of(layout, Shutdown.LAUNCHER).write(ProcessHandle.current());
        CountDownLatch stopping = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(shutdown, stopping, stopped), "shutdown"));
        List<Child> services = new Stack(layout, secrets, new ServiceCommand(layout, natives), stopwatch).start();
        new Banner(layout, secrets).print(out);
        services.forEach(service -> tellWhenItEnds(service, stopping));
        stopped.await();
    }

    /** The lock goes with the process, however that ends, so that it never lies. */
    private FileChannel lock() throws LaunchException, IOException {
        FileChannel channel = FileChannel.open(
                layout.processes().resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (channel.tryLock() == null) {
            Optional<ProcessHandle> running =
                    ProcessFile.of(layout, Shutdown.LAUNCHER).running();
            String process =
                    running.map(handle -> " (process " + handle.pid() + ")").orElse("");
            throw new LaunchException("Kognita already runs" + process + ": ./kognita status, ./kognita down");
        }
        return channel;
    }

    private void stop(Shutdown shutdown, CountDownLatch stopping, CountDownLatch stopped) {
        stopping.countDown();
        out.println("Stopping ...");
        try {
            shutdown.stopParts();
            ProcessFile.of(layout, Shutdown.LAUNCHER).forget();
            out.println("Stopped. The data stays in " + layout.home());
        } catch (IOException e) {
            out.println("Could not stop everything: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            stopped.countDown();
        }
    }

    /** The rest goes on: the gateway answers for a missing service, and a developer may look at its log. */
    private void tellWhenItEnds(Child service, CountDownLatch stopping) {
        Thread.ofVirtual().name(service.name() + "-watch").start(() -> {
            int code = service.process().onExit().join().exitValue();
            try {
                // A Ctrl-C in the terminal reaches the services as well, perhaps before this process.
                if (!stopping.await(1, TimeUnit.SECONDS)) {
                    out.println(service.name() + " ended with exit code " + code + "; it says why in " + service.log());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }
}
