package io.kognita.local.broker;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;

/**
 * Formats the broker's folder when it is new, runs the broker, and says {@code ready} when it serves. It ends when
 * standard input does: whoever started it holds the other end, so that it never outlives its owner, however that one
 * ended.
 */
public final class Broker {

    private Broker() {}

    /**
     * @param arguments the broker's properties file
     */
    public static void main(String[] arguments) throws IOException {
        String file = arguments[0];
        Properties properties = read(file);
        if (!Files.exists(Path.of(properties.getProperty("log.dirs"), "meta.properties"))) {
            format(file);
        }
        KafkaRaftServer server = new KafkaRaftServer(KafkaConfig.fromProps(properties), Time.SYSTEM);
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown, "shutdown"));
        Thread.ofPlatform().daemon().name("owner-watch").start(Broker::exitWhenOwnerIsGone);
        server.startup();
        System.out.println("ready");
        server.awaitShutdown();
    }

    private static Properties read(String file) throws IOException {
        Properties properties = new Properties();
        try (var reader = Files.newBufferedReader(Path.of(file))) {
            properties.load(reader);
        }
        return properties;
    }

    private static void format(String file) {
        String[] arguments = {
            "format", "--standalone", "--cluster-id", Uuid.randomUuid().toString(), "--config", file
        };
        int failure = StorageTool.execute(arguments, System.out);
        if (failure != 0) {
            throw new IllegalStateException("formatting the broker's folder failed with " + failure);
        }
    }

    private static void exitWhenOwnerIsGone() {
        try (InputStream owner = System.in) {
            owner.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            System.err.println("lost the owner: " + e.getMessage());
        }
        System.exit(0);
    }
}
