package io.kognita.wire.outbound;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.core.http.HttpClient;
import io.vertx.mutiny.core.http.HttpClientRequest;
import io.vertx.mutiny.core.http.HttpClientResponse;
import java.net.InetAddress;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * HTTP requests to an address that was checked before. They follow no redirect and do not inflate what they read, and
 * certificates are checked against the host's name whatever address is connected to.
 */
public final class PinnedHttp {

    private final HttpClient client;

    public PinnedHttp(HttpClient client) {
        this.client = client;
    }

    /**
     * Sends a request to an address.
     *
     * @param limit of the answer's body in bytes
     * @return fails with {@link AnswerTooLong}, or with what Vert.x fails with; cancelling ends the request
     */
    public Uni<Answer> send(
            HttpMethod method, URI url, InetAddress address, Map<String, String> headers, byte[] body, int limit) {
        RequestOptions options = new RequestOptions()
                .setMethod(method)
                .setSsl(url.getScheme().equals("https"))
                .setHost(url.getHost())
                .setPort(port(url))
                .setServer(SocketAddress.inetSocketAddress(port(url), address.getHostAddress()))
                .setURI(pathAndQuery(url));
        options.putHeader("User-Agent", "Kognita");
        headers.forEach(options::putHeader);
        return client.request(options).flatMap(request -> exchange(request, body, limit));
    }

    public void close() {
        client.closeAndForget();
    }

    /**
     * Sends the request and reads the answer. Who gives up resets the request, and the failure that the reset causes is no
     * news: the emitter is closed by then and takes no more.
     */
    private static Uni<Answer> exchange(HttpClientRequest request, byte[] body, int limit) {
        return Uni.createFrom().emitter(emitter -> {
            AtomicBoolean answered = new AtomicBoolean();
            emitter.onTermination(() -> {
                if (!answered.get()) {
                    request.reset();
                }
            });
            request.send(Buffer.buffer(body))
                    .flatMap(response -> answer(response, limit))
                    .invoke(() -> answered.set(true))
                    .subscribe()
                    .with(emitter::complete, emitter::fail);
        });
    }

    private static Uni<Answer> answer(HttpClientResponse response, int limit) {
        return response.toMulti()
                .collect()
                .in(Buffer::buffer, (read, chunk) -> {
                    if (read.length() + chunk.length() > limit) {
                        throw new AnswerTooLong(limit);
                    }
                    read.appendBuffer(chunk);
                })
                .map(read -> new Answer(response.statusCode(), headers(response), read.getBytes()));
    }

    private static Map<String, String> headers(HttpClientResponse response) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        response.headers().forEach(header -> headers.merge(header.getKey(), header.getValue(), (a, b) -> a + ", " + b));
        return headers;
    }

    private static int port(URI url) {
        if (url.getPort() >= 0) {
            return url.getPort();
        }
        return url.getScheme().equals("https") ? 443 : 80;
    }

    private static String pathAndQuery(URI url) {
        String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        return url.getRawQuery() == null ? path : path + "?" + url.getRawQuery();
    }
}
