package io.kognita.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.kognita.local.test.PostgresResource;
import io.kognita.wire.config.Deployment;
import io.kognita.wire.service.ServiceTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing under {@code /internal} answers without a token for this service, however the path is spelled. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class InternalAccessTest {

    @TestHTTPResource("/")
    URI endpoint;

    @Inject
    Vertx vertx;

    @Inject
    ServiceTokens tokens;

    @Inject
    Deployment deployment;

    private record Answer(int status, String body) {}

    @Test
    void opensToAnotherService() throws Exception {
        assertThat(get("/internal/probe", tokens.tokenFor("sync-service"))).isEqualTo(new Answer(200, "inside"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/internal/probe",
                "/internal/probe/",
                "//internal/probe",
                "/internal//probe",
                "/./internal/probe",
                "/x/../internal/probe",
                "/%69nternal/probe",
                "/internal;x=1/probe",
                "/internal%2Fprobe",
                "/INTERNAL/probe"
            })
    void staysShutWithoutAToken(String path) throws Exception {
        Answer answer = get(path, null);
        assertThat(answer.status()).isGreaterThanOrEqualTo(400);
        assertThat(answer.body()).doesNotContain("inside");
    }

    @Test
    void refusesAsAwsDoes() throws Exception {
        Answer answer = get("/internal/probe", null);
        assertThat(answer.body()).contains("\"__type\":\"AccessDeniedException\"");
    }

    @Test
    void refusesATokenForAnotherService() throws Exception {
        assertThat(get("/internal/probe", signed("sync-service", "user-pool-service"))
                        .body())
                .contains("AccessDeniedException");
    }

    @Test
    void refusesAServiceThatHasNoBusinessHere() throws Exception {
        assertThat(get("/internal/probe", signed("trigger-service", "sync-service"))
                        .body())
                .contains("AccessDeniedException");
    }

    /** A token with this deployment's key, as no service makes it. */
    private String signed(String caller, String called) {
        return Jwt.issuer(caller)
                .audience(called)
                .issuedAt(Instant.now())
                .expiresIn(Duration.ofSeconds(60))
                .jws()
                .algorithm(SignatureAlgorithm.HS256)
                .sign(new SecretKeySpec(Base64.getDecoder().decode(deployment.serviceKey()), "HmacSHA256"));
    }

    /** Sends a path as it is. The body is asked for where the answer comes in: a moment later it would be gone. */
    private Answer get(String path, String token) throws Exception {
        return vertx.createHttpClient()
                .request(HttpMethod.GET, endpoint.getPort(), endpoint.getHost(), path)
                .compose(request -> {
                    if (token != null) {
                        request.putHeader(ServiceTokens.HEADER, token);
                    }
                    return request.send()
                            .compose(response ->
                                    response.body().map(body -> new Answer(response.statusCode(), body.toString())));
                })
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
    }
}
