package io.kognita.e2e;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** An application of Amplify 6 on a page of its own origin, as a bundler makes it. */
final class AmplifyPage implements AutoCloseable {

    private static final String HTML = "<!DOCTYPE html><title>App</title><script src=\"/app.js\"></script>";

    private final HttpServer server;

    private AmplifyPage(HttpServer server) {
        this.server = server;
    }

    /** Bundles the application and serves it. */
    static AmplifyPage start() throws IOException, InterruptedException {
        Path bundle = Files.createTempFile("kognita-amplify-", ".js");
        Tool.run("node", "npx", "esbuild", "amplify/page.js", "--bundle", "--allow-overwrite", "--outfile=" + bundle);
        byte[] script = Files.readAllBytes(bundle);
        Files.delete(bundle);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        serve(server, "/", "text/html; charset=utf-8", HTML.getBytes(StandardCharsets.UTF_8));
        serve(server, "/app.js", "text/javascript; charset=utf-8", script);
        server.start();
        return new AmplifyPage(server);
    }

    private static void serve(HttpServer server, String path, String type, byte[] content) {
        server.createContext(path, exchange -> {
            exchange.getResponseHeaders().add("Content-Type", type);
            exchange.sendResponseHeaders(200, content.length);
            exchange.getResponseBody().write(content);
            exchange.close();
        });
    }

    /** Opens the page in a window and gives Amplify its settings, in the shape of {@code Amplify.configure}. */
    Page open(BrowserContext window, Map<String, Object> cognito) {
        Page page = window.newPage();
        page.navigate("http://localhost:" + server.getAddress().getPort() + "/");
        page.evaluate("cognito => amplify.configure({ Auth: { Cognito: cognito } })", cognito);
        return page;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
