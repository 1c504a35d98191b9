package io.kognita.e2e;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A server of the distribution that runs in the foreground, from a folder of its own, and ends with the test. */
final class Daemon implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Process process;
    private final Path folder;
    private final Thread lastResort;

    private Daemon(Process process, Path folder) {
        this.process = process;
        this.folder = folder;
        this.lastResort = new Thread(this::end);
        Runtime.getRuntime().addShutdownHook(lastResort);
    }

    /** A port that nothing listened at a moment ago. */
    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** A folder for a server's files, which the unprivileged user that it becomes can read. */
    static Path folder() throws IOException {
        Path folder = Files.createTempDirectory("kognita-e2e-");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        return folder;
    }

    /** Starts a server and waits until it listens; the folder goes when it ends. */
    static Daemon start(Path folder, int port, List<String> command) throws IOException, InterruptedException {
        Path log = folder.resolve("output.log");
        Daemon daemon = new Daemon(
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start(),
                folder);
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!listens(port)) {
            if (!daemon.process.isAlive() || System.nanoTime() > end) {
                String said = Files.readString(log);
                daemon.close();
                throw new AssertionError(command + " does not listen: " + said);
            }
            Thread.sleep(50);
        }
        return daemon;
    }

    private static boolean listens(int port) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (ConnectException e) {
            return false;
        }
    }

    @Override
    public void close() {
        end();
        Runtime.getRuntime().removeShutdownHook(lastResort);
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its children end with it only when it is asked first. */
    private void end() {
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
