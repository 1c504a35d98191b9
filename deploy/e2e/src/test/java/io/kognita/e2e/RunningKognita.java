package io.kognita.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cognitoidentity.CognitoIdentityClient;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;

/** The Kognita that {@code ./kognita up} started on this machine, as its users see it. */
final class RunningKognita {

    private static final int FIRST_PORT =
            Integer.parseInt(Optional.ofNullable(System.getenv("KOGNITA_PORT")).orElse("4500"));
    private static final int MAIL_PORT = FIRST_PORT + 6;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern LAST_WORD = Pattern.compile("\"text\":\"(?:[^\"]* )?([^\" \\\\]+)(?:\\\\r|\\\\n)*\"");
    private static final Pattern CODE = Pattern.compile("\"code\":\"([0-9]+)\"");

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private RunningKognita() {}

    /** The gateway's address. */
    static URI endpoint() {
        return URI.create("http://localhost:" + FIRST_PORT);
    }

    /**
     * The address of a part behind the gateway.
     *
     * @param number its place among the ports, for example 1 for user-pool-service
     */
    static String behindTheGateway(int number) {
        return "127.0.0.1:" + (FIRST_PORT + number);
    }

    /** A user-pool client that signs with the run's access key. */
    static CognitoIdentityProviderClient userPools() {
        return userPools(endpoint());
    }

    /** The same, by another way than the run's own gateway. */
    static CognitoIdentityProviderClient userPools(URI endpoint) {
        return CognitoIdentityProviderClient.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(key())
                .build();
    }

    /** An identity-pool client that signs with the run's access key. */
    static CognitoIdentityClient identityPools() {
        return CognitoIdentityClient.builder()
                .endpointOverride(endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(key())
                .build();
    }

    private static ProfileCredentialsProvider key() {
        ProfileFile keys = ProfileFile.builder()
                .type(ProfileFile.Type.CREDENTIALS)
                .content(home().resolve("aws/credentials"))
                .build();
        return ProfileCredentialsProvider.builder()
                .profileFile(keys)
                .profileName("default")
                .build();
    }

    /** What a tool in another language is told. Nothing of the tester's own AWS settings reaches it. */
    static Map<String, String> environment() {
        AwsCredentials key = key().resolveCredentials();
        return Map.of(
                "KOGNITA_ENDPOINT", endpoint().toString(),
                "KOGNITA_MAILS", "http://localhost:" + MAIL_PORT,
                "AWS_ACCESS_KEY_ID", key.accessKeyId(),
                "AWS_SECRET_ACCESS_KEY", key.secretAccessKey(),
                "AWS_REGION", "us-east-1",
                "AWS_DEFAULT_REGION", "us-east-1",
                "AWS_CONFIG_FILE", "/dev/null",
                "AWS_SHARED_CREDENTIALS_FILE", "/dev/null",
                "AWS_EC2_METADATA_DISABLED", "true",
                "AWS_PAGER", "");
    }

    /** The last word of the newest mail to an address. */
    static String lastWordMailedTo(String address) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            Matcher word = LAST_WORD.matcher(mailsTo(address));
            if (word.find()) {
                return word.group(1);
            }
            Thread.sleep(100);
        }
        throw new AssertionError("no mail came to " + address);
    }

    /** The code in the newest mail to an address, other than one that was read before. */
    static String codeMailedTo(String address, String... readBefore) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            Matcher code = CODE.matcher(mailsTo(address));
            if (code.find() && !List.of(readBefore).contains(code.group(1))) {
                return code.group(1);
            }
            Thread.sleep(100);
        }
        throw new AssertionError("no mail with a code came to " + address);
    }

    private static String mailsTo(String address) throws InterruptedException {
        URI page = URI.create("http://localhost:" + MAIL_PORT + "/mails.json?to="
                + URLEncoder.encode(address, StandardCharsets.UTF_8));
        try {
            return HTTP.send(HttpRequest.newBuilder(page).build(), BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path home() {
        return Optional.ofNullable(System.getenv("KOGNITA_HOME")).map(Path::of).orElse(Path.of("..", "..", ".kognita"));
    }
}
