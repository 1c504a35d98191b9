package io.kognita.local.test;

import io.kognita.local.Ports;
import io.kognita.local.Processes;
import io.kognita.local.kafka.KafkaBroker;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A Kafka broker for tests: one for the whole test JVM, in a JVM of its own. Topics appear at first use.
 *
 * <p>Quarkus may load this class more than once, so what is shared lies in system properties, not in a field.
 */
public final class KafkaResource implements QuarkusTestResourceLifecycleManager {

    private static final String FOLDER = "kognita-test.kafka.folder";
    private static final String PORT = "kognita-test.kafka.port";
    private static final String CONTROLLER_PORT = "kognita-test.kafka.controller-port";
    private static final String PID = "kognita-test.kafka.pid";

    @Override
    public Map<String, String> start() {
        try {
            if (System.getProperty(FOLDER) == null) {
                startBroker();
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return Map.of("kafka.bootstrap.servers", broker().bootstrapServers());
    }

    /** The broker goes on for the next test class; it ends with the JVM. */
    @Override
    public void stop() {}

    /** Takes the broker down, as a fault would; its data stays. */
    public static void halt() throws InterruptedException {
        var running = ProcessHandle.of(Long.getLong(PID));
        if (running.isPresent()) {
            Processes.end(running.get());
        }
    }

    /** Brings the broker back at the same address after {@link #halt}. */
    public static void resume() throws IOException {
        System.setProperty(PID, Long.toString(broker().start().pid()));
    }

    private static void startBroker() throws IOException {
        Path folder = Files.createTempDirectory("kognita-kafka-");
        System.setProperty(FOLDER, folder.toString());
        System.setProperty(PORT, Integer.toString(Ports.free()));
        System.setProperty(CONTROLLER_PORT, Integer.toString(Ports.free()));
        resume();
        Runtime.getRuntime().addShutdownHook(new CleanUp(List.of("kill", System.getProperty(PID)), folder));
    }

    private static KafkaBroker broker() {
        return new KafkaBroker(
                Path.of(System.getProperty(FOLDER)), Integer.getInteger(PORT), Integer.getInteger(CONTROLLER_PORT));
    }
}
