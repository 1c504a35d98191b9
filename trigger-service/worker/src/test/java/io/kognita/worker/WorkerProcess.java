package io.kognita.worker;

import io.kognita.worker.protocol.Frame;
import io.kognita.worker.protocol.FrameReader;
import io.kognita.worker.protocol.FrameWriter;
import io.kognita.worker.protocol.Program;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A worker as trigger-service starts it, with a small heap. */
final class WorkerProcess implements AutoCloseable {

    static final Program.Limits LIMITS = new Program.Limits(1_000, 20_000_000, 1_000_000, 2_000, 2);

    private final Process process;
    private final FrameWriter to;
    private final FrameReader from;
    final List<Frame.Line> lines = new ArrayList<>();
    private int calls;

    WorkerProcess() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-Xlog:disable",
                        "-XX:+DisplayVMOutputToStderr",
                        "-XX:AOTCache=target/worker/worker.aot",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-jar",
                        "target/worker/function-worker.jar")
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().clear();
        process = builder.start();
        to = new FrameWriter(process.getOutputStream());
        from = new FrameReader(new BufferedInputStream(process.getInputStream()), 16 << 20);
        expectReady();
    }

    /** Loads one file, {@code index.js}, whose {@code handler} runs. */
    WorkerProcess load(String code) throws IOException {
        return load(Map.of("index.js", code), "index.handler", LIMITS);
    }

    WorkerProcess load(Map<String, String> files, String handler, Program.Limits limits) throws IOException {
        Map<String, byte[]> bytes = files.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().getBytes(StandardCharsets.UTF_8)));
        to.write(new Frame.Load(new Program(handler, bytes, Map.of("STAGE", "test"), limits)));
        expectReady();
        return this;
    }

    private void expectReady() throws IOException {
        if (!(next() instanceof Frame.Ready)) {
            throw new IOException("the worker is not ready");
        }
    }

    /** Runs a call to its end. */
    String run(String event) throws IOException {
        begin(event, 10_000);
        return end();
    }

    int begin(String event, int limitMillis) throws IOException {
        int call = ++calls;
        to.write(new Frame.Invoke(
                call,
                limitMillis,
                "{\"functionName\":\"f\",\"awsRequestId\":\"r-" + call + "\"}",
                event.getBytes(StandardCharsets.UTF_8)));
        return call;
    }

    /** The next call that ends: {@code RETURNED {…}}. {@code GONE} and the exit code when the process ended instead. */
    String end() throws IOException {
        while (true) {
            switch (next()) {
                case Frame.Line line -> lines.add(line);
                case Frame.Ended ended -> {
                    return ended.ending() + " " + new String(ended.payload(), StandardCharsets.UTF_8);
                }
                case null -> {
                    return "GONE " + exit();
                }
                default -> throw new IOException("unexpected");
            }
        }
    }

    /** The next frame; null when the process is gone, however that shows. */
    Frame next() {
        try {
            return from.read().orElse(null);
        } catch (IOException e) {
            return null;
        }
    }

    void answer(Frame.Fetched fetched) throws IOException {
        to.write(fetched);
    }

    void hangUp() throws IOException {
        process.getOutputStream().close();
    }

    int exit() throws IOException {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
