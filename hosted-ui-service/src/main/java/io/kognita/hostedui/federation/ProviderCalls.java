package io.kognita.hostedui.federation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kognita.hostedui.HostedUi;
import io.kognita.wire.outbound.Answer;
import io.kognita.wire.outbound.PinnedHttp;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.quarkus.tls.runtime.config.TlsConfigUtils;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.mutiny.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Calls of providers: only where they may lie, with an end in time and a bounded answer, and following nothing. */
@Singleton
class ProviderCalls {

    /** Name of the TLS configuration ({@code quarkus.tls.identity-providers.*}) for certificates of a private authority. */
    private static final String TLS = "identity-providers";

    private static final int OK = 200;
    private static final byte[] NO_BODY = {};

    private final ProviderAddresses addresses;
    private final HostedUi.Federation settings;
    private final PinnedHttp http;
    private final ObjectMapper json;

    ProviderCalls(
            ProviderAddresses addresses,
            HostedUi settings,
            Vertx vertx,
            TlsConfigurationRegistry certificates,
            ObjectMapper json) {
        this.addresses = addresses;
        this.settings = settings.federation();
        this.json = json;
        HttpClientOptions options = new HttpClientOptions()
                .setConnectTimeout((int) this.settings.timeout().toMillis());
        certificates.get(TLS).ifPresent(configured -> TlsConfigUtils.configure(options, configured));
        http = new PinnedHttp(vertx.createHttpClient(options));
    }

    /** Reads a document. */
    Uni<String> document(String address) {
        return send(HttpMethod.GET, addresses.parse(address), Map.of(), NO_BODY)
                .map(body -> new String(body, StandardCharsets.UTF_8));
    }

    /** Reads a JSON object, with an access token if one is given. */
    Uni<ObjectNode> get(String address, Map<String, String> headers) {
        return send(HttpMethod.GET, addresses.parse(address), accepting(headers), NO_BODY)
                .map(this::object);
    }

    /** Posts a form and reads a JSON object. */
    Uni<ObjectNode> post(String address, Map<String, String> headers, String form) {
        Map<String, String> all = accepting(headers);
        all.put("Content-Type", "application/x-www-form-urlencoded");
        return send(HttpMethod.POST, addresses.parse(address), all, form.getBytes(StandardCharsets.UTF_8))
                .map(this::object);
    }

    private Uni<byte[]> send(HttpMethod method, URI address, Map<String, String> headers, byte[] body) {
        return addresses
                .resolve(address)
                .flatMap(resolved -> http.send(method, address, resolved, headers, body, settings.maxAnswer()))
                .ifNoItem()
                .after(settings.timeout())
                .failWith(() -> new ProviderUnreachable("did not answer in time"))
                .map(ProviderCalls::body)
                .onFailure(failure -> !(failure instanceof InvalidProof))
                .transform(ProviderUnreachable::of);
    }

    private static byte[] body(Answer answer) {
        if (answer.status() == OK) {
            return answer.body();
        }
        if (answer.status() >= 500) {
            throw new ProviderUnreachable("answered " + answer.status());
        }
        throw new InvalidProof("a call of the provider was answered with " + answer.status());
    }

    private static Map<String, String> accepting(Map<String, String> headers) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put("Accept", "application/json");
        return all;
    }

    private ObjectNode object(byte[] body) {
        try {
            JsonNode answer = json.readTree(body);
            if (answer instanceof ObjectNode object) {
                return object;
            }
        } catch (IOException e) {
            throw new InvalidProof("the provider answered no JSON");
        }
        throw new InvalidProof("the provider answered no JSON object");
    }

    @PreDestroy
    void close() {
        http.close();
    }
}
