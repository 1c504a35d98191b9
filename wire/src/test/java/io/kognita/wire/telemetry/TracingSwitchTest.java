package io.kognita.wire.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tracing is on when there is a collector. */
class TracingSwitchTest {

    @Test
    void isOffWithoutACollector() {
        assertThat(disabled(Map.of())).isTrue();
        assertThat(disabled(Map.of("quarkus.otel.exporter.otlp.endpoint", " "))).isTrue();
    }

    @Test
    void isOnWithACollector() {
        assertThat(disabled(Map.of("quarkus.otel.exporter.otlp.endpoint", "http://collector:4317")))
                .isFalse();
        assertThat(disabled(Map.of("quarkus.otel.exporter.otlp.traces.endpoint", "http://collector:4317")))
                .isFalse();
    }

    @Test
    void leavesTheLastWordToTheOperator() {
        assertThat(disabled(Map.of(
                        "quarkus.otel.exporter.otlp.endpoint", "http://collector:4317",
                        "quarkus.otel.sdk.disabled", "true")))
                .isTrue();
    }

    private static boolean disabled(Map<String, String> configured) {
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(configured, "test", 250))
                .withSources(new TracingSwitch())
                .build();
        return config.getValue("quarkus.otel.sdk.disabled", Boolean.class);
    }
}
