package io.kognita.wire.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kognita.wire.config.Deployment.SignatureCheck;
import io.kognita.wire.config.TestDeployment;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;

/** A deployment with unsafe settings does not start, unless it is a local run. */
class UnsafeSettingsTest {

    private static final String EXAMPLE = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";

    @Test
    void namesEachUnsafeSettingWithoutItsValue() {
        TestDeployment deployment = deployment(SignatureCheck.ACCEPT_ANY, false, "AKIAIOSFODNN7EXAMPLE", EXAMPLE);
        assertThat(UnsafeSettings.in(deployment))
                .containsExactly(
                        "kognita.sigv4 accepts any signature",
                        "kognita.master-key is an example or a pattern",
                        "kognita.service-key is an example or a pattern",
                        "kognita.access-keys.AKIAIOSFODNN7EXAMPLE is an example or its secret is short");
    }

    @Test
    void acceptsAGoodAccessKeyAndRefusesAShortOne() {
        assertThat(UnsafeSettings.in(deployment(SignatureCheck.VERIFY, false, "AKIAGOOD", "J4".repeat(20))))
                .noneMatch(line -> line.contains("access-keys"));
        assertThat(UnsafeSettings.in(deployment(SignatureCheck.VERIFY, false, "AKIAGOOD", "short")))
                .anyMatch(line -> line.contains("access-keys.AKIAGOOD"));
    }

    @Test
    void stopsAProductionStartInOneLine() {
        SafeStart start = new SafeStart(
                deployment(SignatureCheck.ACCEPT_ANY, false, "AKIAGOOD", "J4".repeat(20)),
                List.of(() -> List.of("a service's own")));
        assertThatThrownBy(() -> start.check(new StartupEvent()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("kognita.sigv4 accepts any signature; kognita.master-key")
                .hasMessageContaining("a service's own")
                .hasMessageNotContaining("\n");
        assertThat(start.call().getStatus()).isEqualTo(Status.DOWN);
    }

    @Test
    void letsALocalRunStart() {
        SafeStart start =
                new SafeStart(deployment(SignatureCheck.ACCEPT_ANY, true, "AKIAGOOD", "J4".repeat(20)), List.of());
        assertThatCode(() -> start.check(new StartupEvent())).doesNotThrowAnyException();
        assertThat(start.call().getStatus()).isEqualTo(Status.UP);
    }

    private static TestDeployment deployment(SignatureCheck check, boolean local, String id, String secret) {
        return new TestDeployment("us-east-1", Map.of(id, TestDeployment.Key.admin(secret)), check, local);
    }
}
