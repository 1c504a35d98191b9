package io.kognita.trigger.sandbox;

import io.kognita.trigger.TriggerSettings;
import io.kognita.trigger.outbound.Connections;
import io.kognita.trigger.outbound.PermittedAddresses;
import io.kognita.trigger.outbound.WebUrl;
import io.kognita.wire.outbound.Answer;
import io.kognita.wire.outbound.AnswerTooLong;
import io.kognita.wire.outbound.ForbiddenAddress;
import io.kognita.worker.protocol.Frame;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Sends what functions fetch: only to hosts that are allowed by name, and by the rules for webhooks to no address inside the
 * network. A redirect is handed to the function, which may fetch again.
 */
@Singleton
class Fetches {

    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    /** What belongs to the connection and would let a function speak another HTTP than this service does. */
    private static final Set<String> NOT_THEIRS = Set.of(
            "connection",
            "content-length",
            "expect",
            "host",
            "keep-alive",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade");

    private static final int MAX_REQUEST = 1024 * 1024;
    private static final byte[] NOTHING = new byte[0];

    private final WebUrl urls;
    private final PermittedAddresses addresses;
    private final Connections connections;
    private final TriggerSettings settings;
    private final List<String> hosts;

    Fetches(WebUrl urls, PermittedAddresses addresses, Connections connections, TriggerSettings settings) {
        this.urls = urls;
        this.addresses = addresses;
        this.connections = connections;
        this.settings = settings;
        hosts = settings.sandbox().fetchHosts().orElse(List.of()).stream()
                .map(host -> host.toLowerCase(Locale.ROOT))
                .toList();
    }

    /** Sends a request and answers it, with words when it is refused or fails. */
    void run(WorkerProcess.FetchRequest request) {
        Frame.Fetch fetch = request.fetch();
        Uni.createFrom()
                .deferred(() -> send(fetch))
                .ifNoItem()
                .after(settings.timeout())
                .fail()
                .subscribe()
                .with(
                        answer -> request.answer()
                                .accept(new Frame.Fetched(
                                        fetch.call(),
                                        fetch.fetch(),
                                        "",
                                        answer.status(),
                                        answer.headers(),
                                        answer.body())),
                        failure -> request.answer()
                                .accept(new Frame.Fetched(
                                        fetch.call(), fetch.fetch(), reason(failure), 0, Map.of(), NOTHING)));
    }

    private Uni<Answer> send(Frame.Fetch fetch) {
        URI url = urls.parse(withoutFragment(fetch.url()));
        if (!allows(url.getHost())) {
            throw new IllegalArgumentException(url.getHost() + " is not among the hosts that functions may fetch from");
        }
        if (!METHODS.contains(fetch.method())) {
            throw new IllegalArgumentException("the method is not one that functions may use");
        }
        if (fetch.body().length > MAX_REQUEST) {
            throw new IllegalArgumentException("the body is larger than " + MAX_REQUEST + " bytes");
        }
        if (fetch.headers().keySet().stream().anyMatch(name -> NOT_THEIRS.contains(name.toLowerCase(Locale.ROOT)))) {
            throw new IllegalArgumentException("a header is not one that functions may set");
        }
        return addresses
                .of(url)
                .flatMap(address -> connections.send(
                        HttpMethod.valueOf(fetch.method()),
                        url,
                        address,
                        fetch.headers(),
                        fetch.body(),
                        settings.sandbox().maxFetched()));
    }

    private static String withoutFragment(String url) {
        int fragment = url.indexOf('#');
        return fragment < 0 ? url : url.substring(0, fragment);
    }

    private boolean allows(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return hosts.stream()
                .anyMatch(allowed ->
                        allowed.startsWith("*.") ? name.endsWith(allowed.substring(1)) : name.equals(allowed));
    }

    private static String reason(Throwable failure) {
        return switch (failure) {
            case IllegalArgumentException refused -> refused.getMessage();
            case ForbiddenAddress forbidden -> forbidden.getMessage();
            case AnswerTooLong tooLong -> tooLong.getMessage();
            case TimeoutException late -> "timed out";
            default -> "the host was not reached";
        };
    }
}
