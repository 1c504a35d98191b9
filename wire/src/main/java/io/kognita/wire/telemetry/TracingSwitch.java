package io.kognita.wire.telemetry;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Turns OpenTelemetry on exactly when a collector is configured: with none, the SDK would export to localhost and
 * complain. An explicit {@code quarkus.otel.sdk.disabled} wins.
 */
public final class TracingSwitch implements ConfigSourceFactory {

    /** Above the shared defaults (100), below a service's application.properties (250). */
    private static final int ORDINAL = 110;

    private static final List<String> ENDPOINTS =
            List.of("quarkus.otel.exporter.otlp.endpoint", "quarkus.otel.exporter.otlp.traces.endpoint");

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        boolean collector = ENDPOINTS.stream().anyMatch(name -> isSet(context.getValue(name)));
        return List.of(new PropertiesConfigSource(
                Map.of("quarkus.otel.sdk.disabled", Boolean.toString(!collector)), "kognita-tracing", ORDINAL));
    }

    /** Quarkus has a default for the endpoint; only what somebody configured counts. */
    private static boolean isSet(ConfigValue endpoint) {
        return endpoint != null
                && endpoint.getValue() != null
                && !endpoint.getValue().isBlank()
                && endpoint.getConfigSourceOrdinal() > Integer.MIN_VALUE;
    }
}
