package io.kognita.userpool.risk;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.kognita.userpool.risk.adaptive.CityFile;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** What the service judges by: a host that knows leaked passwords, and a database of a few cities. */
public final class RiskSources implements QuarkusTestResourceLifecycleManager {

    /** In every collection of leaked passwords, and strong enough for a policy. */
    public static final String LEAKED = "Leaked-passw0rd";

    /** As leaked, but only as padding says. */
    public static final String PADDED = "Padded-passw0rd";

    private final List<String> paths = new CopyOnWriteArrayList<>();
    private final List<String> padding = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private Path cities;
    private volatile boolean broken;

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            cities = CityFile.write(Files.createTempFile("cities", ".mmdb"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.start();
        return Map.of(
                "kognita.risk.leaked-passwords.host",
                "http://localhost:" + server.getAddress().getPort(),
                "kognita.risk.geo-database",
                cities.toString());
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(this, new TestInjector.MatchesType(RiskSources.class));
    }

    @Override
    public void stop() {
        server.stop(0);
        try {
            Files.deleteIfExists(cities);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Paths that the host was asked for. */
    public List<String> paths() {
        return List.copyOf(paths);
    }

    /** The {@code Add-Padding} headers of the same. */
    public List<String> padding() {
        return List.copyOf(padding);
    }

    /** Whether the host answers with an error from now on. */
    public void breakDown(boolean down) {
        broken = down;
    }

    public static String hash(String password) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-1").digest(password.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().withUpperCase().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            paths.add(exchange.getRequestURI().toString());
            padding.add(exchange.getRequestHeaders().getFirst("Add-Padding"));
            byte[] lines = lines(exchange.getRequestURI().getPath()).getBytes(StandardCharsets.US_ASCII);
            exchange.sendResponseHeaders(broken ? 503 : 200, lines.length);
            exchange.getResponseBody().write(lines);
        }
    }

    private static String lines(String path) {
        String prefix = path.substring(path.lastIndexOf('/') + 1);
        StringBuilder lines = new StringBuilder("0018A45C4D1DEF81644B54AB7F969B88D65:3\r\n");
        if (hash(LEAKED).startsWith(prefix)) {
            lines.append(hash(LEAKED).substring(5)).append(":17\r\n");
        }
        if (hash(PADDED).startsWith(prefix)) {
            lines.append(hash(PADDED).substring(5)).append(":0\r\n");
        }
        return lines.append("FFD4F6E8FA6EECAD2A3AA415EEC418D38EC:1").toString();
    }
}
