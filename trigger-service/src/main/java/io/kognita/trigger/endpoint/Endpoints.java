package io.kognita.trigger.endpoint;

import io.kognita.trigger.function.Ending;
import io.kognita.trigger.function.FunctionErrors;
import io.kognita.trigger.function.FunctionUnavailable;
import io.kognita.trigger.function.Invocation;
import io.kognita.trigger.function.Target;
import io.kognita.trigger.outbound.Connections;
import io.kognita.trigger.outbound.Outcome;
import io.kognita.trigger.outbound.PermittedAddresses;
import io.kognita.wire.outbound.Answer;
import io.kognita.wire.sigv4.RequestSigner;
import io.kognita.wire.sigv4.SignedRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs functions elsewhere by the Lambda Invoke API: AWS itself, Lambda's runtime interface emulator, Knative and whatever else
 * speaks it.
 */
@Singleton
public class Endpoints {

    private static final String ERROR_HEADER = "X-Amz-Function-Error";
    private static final String LOG_HEADER = "X-Amz-Log-Result";
    private static final int TOO_MANY_REQUESTS = 429;
    /** Reading more takes over a millisecond, which an event loop does not have. */
    private static final int LARGE = 64 * 1024;

    private final PermittedAddresses addresses;
    private final Connections connections;
    private final FunctionErrors errors;
    private final Vertx vertx;
    private final Clock clock;

    Endpoints(PermittedAddresses addresses, Connections connections, FunctionErrors errors, Vertx vertx, Clock clock) {
        this.addresses = addresses;
        this.connections = connections;
        this.errors = errors;
        this.vertx = vertx;
        this.clock = clock;
    }

    /**
     * Calls a function once, synchronously.
     *
     * @param secret the secret access key, where calls are signed
     * @return fails with {@link FunctionUnavailable} when another try may help
     */
    public Uni<Ending> run(Target.Endpoint endpoint, byte[] secret, Invocation invocation) {
        URI url = url(endpoint);
        Map<String, String> headers = headers(endpoint, secret, url, invocation);
        return addresses
                .of(url)
                .flatMap(address -> connections.post(url, address, headers, invocation.event()))
                .ifNoItem()
                .after(invocation.limit())
                .failWith(() -> new FunctionUnavailable("timed out"))
                .invoke(answer -> log(answer, invocation))
                .flatMap(this::ending)
                .onFailure()
                .recoverWithUni(Outcome::of);
    }

    private Uni<Ending> ending(Answer answer) {
        return answer.body().length > LARGE
                ? vertx.executeBlocking(() -> read(answer), false)
                : Uni.createFrom().item(() -> read(answer));
    }

    /** The emulator tells of a function's error in the body alone, so that counts too. */
    private Ending read(Answer answer) {
        int status = answer.status();
        if (status == TOO_MANY_REQUESTS) {
            throw FunctionUnavailable.throttled("answered status " + status);
        }
        if (status >= 500) {
            throw new FunctionUnavailable("answered status " + status);
        }
        if (status < 200 || status > 299) {
            return new Ending.Failed("answered status " + status);
        }
        if (answer.headers().containsKey(ERROR_HEADER) || errors.isError(answer.body())) {
            return new Ending.Threw(errors.messageIn(answer.body()), answer.body());
        }
        return new Ending.Returned(answer.body());
    }

    private static void log(Answer answer, Invocation invocation) {
        String tail = answer.headers().get(LOG_HEADER);
        if (tail != null) {
            try {
                invocation.log().add(new String(Base64.getDecoder().decode(tail), StandardCharsets.UTF_8));
            } catch (IllegalArgumentException e) {
                invocation.log().add("a log that is no Base64 was left out");
            }
        }
    }

    private static URI url(Target.Endpoint endpoint) {
        String base = endpoint.url().toString();
        return URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base)
                + "/2015-03-31/functions/"
                + URLEncoder.encode(endpoint.functionName(), StandardCharsets.UTF_8)
                + "/invocations");
    }

    private Map<String, String> headers(Target.Endpoint endpoint, byte[] secret, URI url, Invocation invocation) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("X-Amz-Invocation-Type", "RequestResponse");
        headers.put("X-Amz-Log-Type", "Tail");
        endpoint.signing().ifPresent(signing -> sign(headers, signing, secret, url, invocation.event()));
        return headers;
    }

    /** The connection sends the same Host header. */
    private void sign(Map<String, String> headers, Target.Signing signing, byte[] secret, URI url, byte[] body) {
        Map<String, List<String>> covered = new LinkedHashMap<>();
        headers.forEach((name, value) -> covered.put(name, List.of(value)));
        covered.put("Host", List.of(url.getPort() < 0 ? url.getHost() : url.getHost() + ":" + url.getPort()));
        RequestSigner signer = new RequestSigner(
                signing.accessKeyId(), new String(secret, StandardCharsets.UTF_8), signing.region(), "lambda");
        headers.putAll(signer.sign(new SignedRequest("POST", url.getRawPath(), "", covered, body), clock.instant()));
    }
}
