package io.kognita.local.gateway;

import io.kognita.local.Part;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyRequest;
import io.vertx.httpproxy.ProxyResponse;
import java.net.ConnectException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The one port of a local run: a reverse proxy that streams, keeps the {@code Host} header, which Signature Version 4
 * covers, and says in the usual headers whom it speaks for.
 */
public final class Gateway implements ProxyInterceptor {

    private static final long MAX_BODY = 1 << 20;
    private static final int MAX_HEADERS = 32 * 1024;
    private static final int MAX_REQUEST_LINE = 16 * 1024;
    private static final int CONNECT_MILLIS = 2000;
    private static final int SILENT_SECONDS = 60;
    private static final int CONNECTIONS_A_SERVICE = 64;
    private static final int WAITING_A_SERVICE = 512;

    /** Headers with which only the inside speaks; from the outside they would be a lie. */
    private static final List<String> INSIDE_HEADERS = List.of(
            "X-Kognita-Service",
            "X-Kognita-Client-Address",
            "Forwarded",
            "X-Forwarded-For",
            "X-Forwarded-Host",
            "X-Forwarded-Port",
            "X-Forwarded-Prefix",
            "X-Forwarded-Proto",
            "X-Forwarded-Ssl");

    private final Vertx vertx;
    private final Map<Part, HttpProxy> proxies;

    /**
     * @param ports where each service listens on this machine
     */
    public Gateway(Vertx vertx, Function<Part, Integer> ports) {
        this.vertx = vertx;
        HttpClient client = vertx.createHttpClient(
                new HttpClientOptions()
                        .setConnectTimeout(CONNECT_MILLIS)
                        .setKeepAliveTimeout(20)
                        .setIdleTimeout(SILENT_SECONDS)
                        .setMaxWaitQueueSize(WAITING_A_SERVICE),
                new PoolOptions().setHttp1MaxSize(CONNECTIONS_A_SERVICE));
        proxies = Part.services().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Function.identity(), service -> proxy(client, ports.apply(service))));
    }

    /** Listens on loopback. */
    public Future<HttpServer> listen(int port) {
        HttpServerOptions options = new HttpServerOptions()
                .setHost("127.0.0.1")
                .setPort(port)
                .setMaxHeaderSize(MAX_HEADERS)
                .setMaxInitialLineLength(MAX_REQUEST_LINE)
                .setHttp2ClearTextEnabled(false)
                .setHandle100ContinueAutomatically(true)
                .setIdleTimeout(2 * SILENT_SECONDS);
        return vertx.createHttpServer(options).requestHandler(this::route).listen();
    }

    private HttpProxy proxy(HttpClient client, int port) {
        RequestOptions origin = new RequestOptions().setHost("127.0.0.1").setPort(port);
        return HttpProxy.reverseProxy(client)
                .originRequestProvider((request, connections) -> connections.request(origin))
                .addInterceptor(this);
    }

    private void route(HttpServerRequest request) {
        if (request.authority() == null || request.path() == null) {
            new AwsAnswer(400, "BadRequestException", "The request names no host or no path.").send(request);
            return;
        }
        if (declaredLength(request) > MAX_BODY && !Routes.takesFile(request.method(), request.path())) {
            AwsAnswer.tooLarge(MAX_BODY).send(request);
            return;
        }
        String host = request.authority().host();
        String target = request.getHeader("X-Amz-Target");
        switch (Routes.of(request.method(), host, request.path(), target)) {
            case Route.To(Part service) -> proxies.get(service).handle(request);
            case Route.Preflight() -> allow(request);
            case Route.Refused(int status, String code, String message) ->
                new AwsAnswer(status, code, message).send(request);
        }
    }

    private static long declaredLength(HttpServerRequest request) {
        String length = request.getHeader("Content-Length");
        try {
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException e) {
            return Long.MAX_VALUE;
        }
    }

    /** The AWS APIs may be called from any page: their calls carry their own proof and no cookie. */
    private static void allow(HttpServerRequest request) {
        String wanted = request.getHeader("Access-Control-Request-Headers");
        request.response()
                .putHeader("Access-Control-Allow-Origin", "*")
                .putHeader("Access-Control-Allow-Methods", "POST")
                .putHeader("Access-Control-Allow-Headers", wanted == null ? "*" : wanted)
                .putHeader("Access-Control-Max-Age", "172800")
                .putHeader("Content-Length", "0")
                .end()
                .onFailure(gone -> request.connection().close());
    }

    @Override
    public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
        ProxyRequest request = context.request();
        HttpServerRequest outside = request.proxiedRequest();
        INSIDE_HEADERS.forEach(request.headers()::remove);
        request.headers()
                .set("X-Forwarded-For", outside.remoteAddress().hostAddress())
                .set("X-Forwarded-Proto", "http");
        request.setAuthority(outside.authority());
        return context.sendRequest().recover(failure -> Future.succeededFuture(failed(request, failure)));
    }

    private static ProxyResponse failed(ProxyRequest request, Throwable failure) {
        AwsAnswer answer = failure instanceof ConnectException ? AwsAnswer.unavailable() : AwsAnswer.badGateway();
        ProxyResponse response = request.release().response().setStatusCode(answer.status());
        answer.describe(response.headers());
        return response.setBody(Body.body(answer.body()));
    }
}
