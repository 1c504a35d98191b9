package io.kognita.trigger.support;

import io.kognita.local.Ports;
import io.kognita.local.kafka.KafkaBroker;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A broker that takes clients by SASL_SSL alone, and the settings with which a service is one. */
public final class SecuredKafkaResource implements QuarkusTestResourceLifecycleManager {

    private static final String LOGIN =
            "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"%s\""
                    + " password=\"s3cret\"%s;";

    private Path folder;
    private Process broker;

    @Override
    public Map<String, String> start() {
        try {
            folder = Files.createTempDirectory("kognita-secured-kafka-");
            TestCertificate.make(folder, "ip:127.0.0.1");
            int secured = Ports.free();
            int own = Ports.free();
            int controller = Ports.free();
            broker = new KafkaBroker(folder, own, controller, properties(secured, own, controller)).start();
            return Map.of(
                    "kafka.bootstrap.servers",
                    "127.0.0.1:" + secured,
                    "kafka.security.protocol",
                    "SASL_SSL",
                    "kafka.sasl.mechanism",
                    "PLAIN",
                    "kafka.sasl.jaas.config",
                    LOGIN.formatted("kognita", ""),
                    "kafka.ssl.truststore.location",
                    folder.resolve("server.pem").toString(),
                    "kafka.ssl.truststore.type",
                    "PEM");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The plain listener is the broker's own, to itself. */
    private List<String> properties(int secured, int own, int controller) {
        String secure = "listener.name.secured.";
        return List.of(
                "listeners=PLAINTEXT://127.0.0.1:" + own + ",SECURED://127.0.0.1:" + secured
                        + ",CONTROLLER://127.0.0.1:" + controller,
                "advertised.listeners=PLAINTEXT://127.0.0.1:" + own + ",SECURED://127.0.0.1:" + secured,
                "listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT,SECURED:SASL_SSL",
                "inter.broker.listener.name=PLAINTEXT",
                secure + "sasl.enabled.mechanisms=PLAIN",
                secure + "plain.sasl.jaas.config=" + LOGIN.formatted("broker", " user_kognita=\"s3cret\""),
                secure + "ssl.keystore.type=PKCS12",
                secure + "ssl.keystore.location=" + folder.resolve("server.p12"),
                secure + "ssl.keystore.password=" + FunctionServer.PASSWORD);
    }

    @Override
    public void stop() {
        if (broker != null) {
            broker.destroyForcibly().onExit().join();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
