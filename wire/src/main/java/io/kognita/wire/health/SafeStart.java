package io.kognita.wire.health;

import io.kognita.wire.config.Deployment;
import io.quarkus.arc.All;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

/** Stops a start with unsafe settings, in one line that names them all; a local run is warned and goes on. */
@Singleton
@Readiness
class SafeStart implements HealthCheck {

    private static final Logger LOG = Logger.getLogger(SafeStart.class);

    private final List<String> unsafe;
    private final boolean local;

    SafeStart(Deployment deployment, @All List<SettingsReview> reviews) {
        this.unsafe = Stream.concat(
                        UnsafeSettings.in(deployment).stream(),
                        reviews.stream().flatMap(review -> review.unsafe().stream()))
                .toList();
        this.local = deployment.local();
    }

    void check(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent start) {
        if (unsafe.isEmpty()) {
            return;
        }
        String list = String.join("; ", unsafe);
        if (!local) {
            throw new ConfigurationException(
                    "Unsafe settings, not starting (kognita.local=true allows them on a developer's machine): " + list);
        }
        LOG.warnf("A local run with unsafe settings: %s", list);
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("Settings")
                .withData("unsafe", String.join("; ", unsafe))
                .status(unsafe.isEmpty() || local)
                .build();
    }
}
