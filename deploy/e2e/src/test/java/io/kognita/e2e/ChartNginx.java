package io.kognita.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Debian's nginx with the configuration that the chart renders, in front of the run's services. */
final class ChartNginx implements AutoCloseable {

    private static final Pattern SERVICE = Pattern.compile("release-kognita-([a-z-]+)-service:8080");

    private static final Map<String, Integer> SERVICES =
            Map.of("user-pool", 1, "hosted-ui", 2, "identity-pool", 3, "trigger", 4, "sync", 5);

    private final int port;
    private final Daemon server;

    private ChartNginx(int port, Daemon server) {
        this.port = port;
        this.server = server;
    }

    static ChartNginx start() throws IOException, InterruptedException {
        int port = Daemon.freePort();
        Path folder = Daemon.folder();
        Path configuration = folder.resolve("nginx.conf");
        Files.writeString(configuration, here(rendered(), folder, port));
        // In its container nginx is not root; here its workers must not become a user who cannot read the folder.
        return new ChartNginx(
                port,
                Daemon.start(
                        folder,
                        port,
                        List.of(
                                "/usr/sbin/nginx",
                                "-p",
                                folder.toString(),
                                "-c",
                                configuration.toString(),
                                "-g",
                                "daemon off;"
                                        + (System.getProperty("user.name").equals("root") ? " user root root;" : ""))));
    }

    private static String rendered() throws IOException, InterruptedException {
        Helm.Result chart = Helm.run("template", "release", Helm.CHART.toString());
        if (chart.exitCode() != 0) {
            throw new IOException(chart.output());
        }
        try (MappingIterator<JsonNode> documents =
                new YAMLMapper().readerFor(JsonNode.class).readValues(chart.output())) {
            while (documents.hasNext()) {
                JsonNode text = documents.next().at("/data/nginx.conf");
                if (text.isTextual()) {
                    return text.textValue();
                }
            }
        }
        throw new IOException("the chart has no nginx.conf");
    }

    /** Only addresses and folders are other than in a cluster. */
    private static String here(String configuration, Path folder, int port) {
        return SERVICE.matcher(configuration)
                .replaceAll(ChartNginx::address)
                .replace("listen 8080;", "listen 127.0.0.1:" + port + ";")
                .replace("/tmp/", folder + "/");
    }

    private static String address(MatchResult service) {
        return Matcher.quoteReplacement(RunningKognita.behindTheGateway(SERVICES.get(service.group(1))));
    }

    /** Where it listens. */
    URI endpoint() {
        return URI.create("http://localhost:" + port);
    }

    @Override
    public void close() {
        server.close();
    }
}
