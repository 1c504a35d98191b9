package io.kognita.userpool.risk;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long the history of sign-ins is kept, for pools with threat protection. */
@ConfigMapping(prefix = "kognita.auth-events")
public interface AuthEventSettings {

    /** How long an event stays. */
    @WithDefault("90d")
    Duration kept();
}
