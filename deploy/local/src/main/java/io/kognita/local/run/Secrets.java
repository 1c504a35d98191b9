package io.kognita.local.run;

import io.kognita.local.Credentials;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;

/**
 * The keys of one local run, made at its first start and kept with its data, which is unreadable without them.
 *
 * @param masterKey 32 bytes in Base64
 * @param serviceKey 32 bytes in Base64
 * @param accessKey the operator's access key id and secret
 * @param databasePassword password of the database's only role
 */
record Secrets(String masterKey, String serviceKey, Credentials accessKey, String databasePassword) {

    private static final String ACCESS_KEY_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /** Reads the run's keys, or makes them when there are none. */
    static Secrets of(Layout layout) throws IOException {
        Path file = layout.home().resolve("secrets.properties");
        if (!Files.exists(file)) {
            generate(new SecureRandom()).write(file);
        }
        Properties stored = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            stored.load(reader);
        }
        return new Secrets(
                stored.getProperty("master-key"),
                stored.getProperty("service-key"),
                new Credentials(stored.getProperty("access-key-id"), stored.getProperty("secret-access-key")),
                stored.getProperty("database-password"));
    }

    /** The keys as AWS tools read them, beside a configuration that names the endpoint. */
    void writeAwsFiles(Layout layout) throws IOException {
        Path folder = layout.home().resolve("aws");
        PrivateFiles.createFolder(folder);
        PrivateFiles.write(folder.resolve("credentials"), """
                [default]
                aws_access_key_id = %s
                aws_secret_access_key = %s
                """.formatted(accessKey.user(), accessKey.password()));
        PrivateFiles.write(folder.resolve("config"), """
                [default]
                region = us-east-1
                endpoint_url = %s
                """.formatted(layout.publicUrl()));
    }

    private static Secrets generate(SecureRandom random) {
        StringBuilder id = new StringBuilder("AKIA");
        random.ints(16, 0, ACCESS_KEY_ALPHABET.length())
                .mapToObj(ACCESS_KEY_ALPHABET::charAt)
                .forEach(id::append);
        return new Secrets(
                base64(random, 32),
                base64(random, 32),
                new Credentials(id.toString(), base64(random, 30)),
                base64(random, 24));
    }

    private static String base64(SecureRandom random, int bytes) {
        byte[] secret = new byte[bytes];
        random.nextBytes(secret);
        return Base64.getEncoder().encodeToString(secret);
    }

    private void write(Path file) throws IOException {
        PrivateFiles.write(
                file,
                String.join(
                        "\n",
                        "master-key=" + masterKey,
                        "service-key=" + serviceKey,
                        "access-key-id=" + accessKey.user(),
                        "secret-access-key=" + accessKey.password(),
                        "database-password=" + databasePassword,
                        ""));
    }

    @Override
    public String toString() {
        return "Secrets of " + accessKey.user();
    }
}
