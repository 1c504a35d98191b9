package io.kognita.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Properties;

/** What the build wrote down about itself. */
public final class BuildFacts {

    private static final Properties FACTS = read();

    private BuildFacts() {}

    /** Version of the embedded PostgreSQL. */
    public static String postgresVersion() {
        return FACTS.getProperty("postgres.version");
    }

    /** Build folder of the broker's module. */
    public static Path kafkaFolder() {
        return Path.of(FACTS.getProperty("kafka.folder"));
    }

    /** The broker's libraries as a class path. */
    public static String kafkaClassPath() {
        try (InputStream file = BuildFacts.class.getResourceAsStream("kafka/kafka.classpath")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Properties read() {
        Properties facts = new Properties();
        try (InputStream file = BuildFacts.class.getResourceAsStream("build.properties")) {
            facts.load(file);
            return facts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
