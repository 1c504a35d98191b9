package io.kognita.local.kafka;

import io.kognita.local.BuildFacts;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * A single Kafka broker, its own controller, in a JVM of its own on loopback; its state is its folder.
 *
 * @param folder the broker's folder; made when it is not there
 * @param port where clients connect
 * @param controllerPort where the controller listens
 * @param more lines of the broker's properties, which come before those of a local run
 */
public record KafkaBroker(Path folder, int port, int controllerPort, List<String> more) {

    public KafkaBroker {
        more = List.copyOf(more);
    }

    /** A broker as a local run has it. */
    public KafkaBroker(Path folder, int port, int controllerPort) {
        this(folder, port, controllerPort, List.of());
    }

    /** Address for {@code bootstrap.servers}. */
    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    /**
     * Starts the broker and waits until it serves. It ends by itself when this process ends.
     *
     * @throws IOException when it ends before it serves
     */
    public Process start() throws IOException {
        Process process = launch(List.of());
        awaitReady(process);
        keepReading(process);
        return process;
    }

    /**
     * Launches the broker's JVM; its standard output says {@code ready} when it serves, and the JVM ends when its
     * standard input does.
     *
     * @param jvmOptions options beyond those that keep it small
     */
    public Process launch(List<String> jvmOptions) throws IOException {
        Files.createDirectories(folder);
        Path properties = folder.resolve("server.properties");
        Files.write(properties, settings(), StandardCharsets.UTF_8);
        // Of a property that comes twice the later line counts.
        Files.write(properties, more, StandardCharsets.UTF_8, StandardOpenOption.APPEND);
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                "-Dorg.slf4j.simpleLogger.showDateTime=true"));
        command.addAll(jvmOptions);
        command.addAll(List.of("-cp", classPath(), "io.kognita.local.broker.Broker", properties.toString()));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    /**
     * Waits until a launched broker serves.
     *
     * @return what it said meanwhile
     * @throws IOException when it ends before it serves
     */
    public String awaitReady(Process process) throws IOException {
        BufferedReader output = output(process);
        StringBuilder said = new StringBuilder();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.equals("ready")) {
                return said.toString();
            }
            said.append(line).append('\n');
        }
        throw new IOException("Kafka did not start: " + said);
    }

    /** A full pipe would stop the broker; the thread also keeps the process' input open. */
    private static void keepReading(Process process) {
        Thread.ofPlatform().daemon().name("kafka-output").start(() -> {
            try {
                process.getInputStream().transferTo(OutputStream.nullOutputStream());
                process.getOutputStream().close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static BufferedReader output(Process process) {
        return new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    private static String classPath() {
        return BuildFacts.kafkaFolder().resolve("classes") + File.pathSeparator + BuildFacts.kafkaClassPath();
    }

    private List<String> settings() {
        return List.of(
                "process.roles=broker,controller",
                "node.id=1",
                "listeners=PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort,
                "advertised.listeners=PLAINTEXT://127.0.0.1:" + port,
                "controller.listener.names=CONTROLLER",
                "controller.quorum.bootstrap.servers=127.0.0.1:" + controllerPort,
                "log.dirs=" + folder.resolve("log"),
                "num.partitions=3",
                "num.network.threads=2",
                "num.io.threads=2",
                "background.threads=2",
                "log.cleaner.dedupe.buffer.size=4194304",
                "log.retention.hours=168",
                "log.retention.bytes=268435456",
                "log.segment.bytes=67108864",
                "offsets.topic.num.partitions=1",
                "offsets.topic.replication.factor=1",
                "transaction.state.log.num.partitions=1",
                "transaction.state.log.replication.factor=1",
                "transaction.state.log.min.isr=1",
                "share.coordinator.state.topic.num.partitions=1",
                "share.coordinator.state.topic.replication.factor=1",
                "share.coordinator.state.topic.min.isr=1",
                "group.initial.rebalance.delay.ms=0");
    }
}
