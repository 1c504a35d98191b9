package io.kognita.userpool.key;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How signing keys are made. */
@ConfigMapping(prefix = "kognita.keys")
public interface KeySettings {

    /** RSA keys that are made in advance for new pools and rotations; a pool takes two at its first use. */
    @WithDefault("4")
    int stock();
}
