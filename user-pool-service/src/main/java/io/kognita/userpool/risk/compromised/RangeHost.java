package io.kognita.userpool.risk.compromised;

import io.kognita.userpool.risk.RiskSettings;
import io.kognita.wire.work.CallersContext;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.UniHelper;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executor;

/**
 * The range protocol of Have I Been Pwned (<a href="https://haveibeenpwned.com/API/v3#PwnedPasswords">Pwned Passwords</a>):
 * the host is shown five digits of a hash and answers with all that begin so, padded to hide how many those are.
 */
final class RangeHost implements LeakedPasswords {

    /** Several times a padded answer. */
    private static final int LONGEST_ANSWER = 512 * 1024;

    private final HttpClient client;
    private final String base;
    private final long timeoutMillis;

    RangeHost(Vertx vertx, URI host, RiskSettings.LeakedPasswords settings) {
        this.base = host.toString().replaceFirst("/+$", "") + "/range/";
        this.timeoutMillis = settings.timeout().toMillis();
        this.client = vertx.createHttpClient(
                new HttpClientOptions()
                        .setConnectTimeout((int) timeoutMillis)
                        .setDecompressionSupported(true)
                        .setKeepAliveTimeout(30),
                new PoolOptions().setHttp1MaxSize(settings.concurrency()));
    }

    @Override
    public Uni<Boolean> contain(PasswordDigest password) {
        return Uni.createFrom().deferred(() -> {
            Executor caller = CallersContext.current();
            return UniHelper.toUni(ask(password.prefix()))
                    .map(answer -> lists(answer, password.suffix()))
                    .emitOn(caller);
        });
    }

    private Future<String> ask(String prefix) {
        RequestOptions options = new RequestOptions()
                .setAbsoluteURI(base + prefix)
                .setTimeout(timeoutMillis)
                .putHeader("Add-Padding", "true")
                .putHeader("Accept-Encoding", "gzip")
                .putHeader("User-Agent", "Kognita");
        return client.request(options).compose(request -> request.send().compose(answer -> read(request, answer)));
    }

    private static Future<String> read(HttpClientRequest request, HttpClientResponse answer) {
        Promise<String> text = Promise.promise();
        answer.exceptionHandler(text::tryFail);
        if (answer.statusCode() != 200) {
            request.reset();
            return Future.failedFuture(new IllegalStateException("the host answered " + answer.statusCode()));
        }
        Buffer read = Buffer.buffer();
        answer.endHandler(end -> text.tryComplete(read.toString(StandardCharsets.US_ASCII)));
        answer.handler(part -> {
            read.appendBuffer(part);
            if (read.length() > LONGEST_ANSWER) {
                text.tryFail(new IllegalStateException("the host's answer is too long"));
                request.reset();
            }
        });
        return text.future();
    }

    /** Lines of a hash's other digits and of how often it leaked: those that never did are padding. */
    private static boolean lists(String answer, String suffix) {
        return answer.lines()
                .anyMatch(line -> line.length() > suffix.length() + 1
                        && line.regionMatches(true, 0, suffix, 0, suffix.length())
                        && line.charAt(suffix.length()) == ':'
                        && !line.substring(suffix.length() + 1).strip().equals("0"));
    }
}
