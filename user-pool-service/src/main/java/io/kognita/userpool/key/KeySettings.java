package io.kognita.userpool.key;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** How signing keys are made and replaced. */
@ConfigMapping(prefix = "kognita.keys")
public interface KeySettings {

    /** RSA keys that are made in advance for new pools and rotations; a pool takes two at its first use. */
    @WithDefault("4")
    int stock();

    /**
     * How long a key signs before the next one takes its place, which every verifier knows by then; for ever when empty.
     * Tokens that it signed stay valid.
     */
    @WithDefault("90d")
    Optional<Duration> rotateAfter();
}
