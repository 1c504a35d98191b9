package io.kognita.trigger.outbound;

import io.kognita.trigger.TriggerSettings;
import io.kognita.wire.outbound.Answer;
import io.kognita.wire.outbound.PinnedHttp;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.quarkus.tls.runtime.config.TlsConfigUtils;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.mutiny.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/** HTTP connections to functions, and for them. */
@Singleton
public class Connections {

    /** Name of the TLS configuration ({@code quarkus.tls.webhooks.*}) for certificates of a private authority. */
    private static final String TLS = "webhooks";

    private final PinnedHttp http;
    private final TriggerSettings settings;

    Connections(Vertx vertx, TriggerSettings settings, TlsConfigurationRegistry certificates) {
        this.settings = settings;
        HttpClientOptions options = new HttpClientOptions()
                .setConnectTimeout((int) settings.timeout().toMillis());
        certificates.get(TLS).ifPresent(configured -> TlsConfigUtils.configure(options, configured));
        http = new PinnedHttp(
                vertx.createHttpClient(options, new PoolOptions().setHttp1MaxSize(settings.concurrency())));
    }

    /**
     * Posts JSON to an address, and reads as much as a function may answer.
     *
     * @return as for {@link PinnedHttp#send}
     */
    public Uni<Answer> post(URI url, InetAddress address, Map<String, String> headers, byte[] body) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("Content-Type", "application/json");
        all.putAll(headers);
        return send(HttpMethod.POST, url, address, all, body, settings.maxAnswer());
    }

    /** As {@link PinnedHttp#send}. */
    public Uni<Answer> send(
            HttpMethod method, URI url, InetAddress address, Map<String, String> headers, byte[] body, int limit) {
        return http.send(method, url, address, headers, body, limit);
    }

    @PreDestroy
    void close() {
        http.close();
    }
}
