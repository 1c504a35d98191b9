package io.kognita.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class ReportTest {

    @Test
    void comparesTheServersByTheirCpuTimeForOneOperation() {
        Report report = new Report(List.of(
                sample("Kognita", "refresh", 2_000, Duration.ofSeconds(1)),
                sample("Keycloak", "refresh", 1_000, Duration.ofSeconds(2)),
                sample("Kognita", "JWKS", 1_000, Duration.ofSeconds(1))));

        assertThat(report.markdown().lines())
                .containsSubsequence(
                        "| refresh | Kognita | 200 | 5.0 | 5.0 | 0 | 0.50 | 0.10 | 4.0 |",
                        "| refresh | Keycloak | 100 | 5.0 | 5.0 | 0 | 2.00 | 0.20 |  |",
                        "| JWKS | Kognita | 100 | 5.0 | 5.0 | 0 | 1.00 | 0.20 |  |");
    }

    private static Sample sample(String server, String operation, int count, Duration cpu) {
        Histogram latencies = new Histogram(3);
        latencies.recordValueWithCount(5_000, count);
        return new Sample(server, operation, latencies, 0, Duration.ofSeconds(10), cpu, Duration.ofMillis(200));
    }
}
