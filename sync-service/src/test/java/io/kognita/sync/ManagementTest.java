package io.kognita.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.kognita.local.test.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Health and metrics are told on a port of their own, in every service by the same setting. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ManagementTest {

    @TestHTTPResource("/")
    URI service;

    @TestHTTPResource(value = "/", management = true)
    URI management;

    @ParameterizedTest
    @ValueSource(strings = {"/q/metrics", "/q/health", "/q/health/ready", "/q/health/well", "/q"})
    void theServiceItselfTellsNothing(String path) throws Exception {
        assertThat(get(service.resolve(path)).statusCode()).isEqualTo(404);
    }

    @Test
    void tellsHealthAndMetrics() throws Exception {
        assertThat(management.getPort()).isNotEqualTo(service.getPort());
        assertThat(get(management.resolve("/q/health/ready")).statusCode()).isEqualTo(200);
        assertThat(get(management.resolve("/q/health/live")).statusCode()).isEqualTo(200);
        assertThat(get(management.resolve("/q/health/started")).statusCode()).isEqualTo(200);
        assertThat(get(management.resolve("/q/metrics")).body()).contains("kognita_outbox_depth");
    }

    @Test
    void theOtherPortServesNoData() throws Exception {
        assertThat(get(management.resolve("/identitypools/p/identities/i/datasets"))
                        .statusCode())
                .isEqualTo(404);
    }

    private static HttpResponse<String> get(URI address) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
        }
    }
}
