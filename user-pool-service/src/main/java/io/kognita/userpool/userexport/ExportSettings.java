package io.kognita.userpool.userexport;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Whether users may leave with their password hashes. */
@ConfigMapping(prefix = "kognita.exports")
public interface ExportSettings {

    /** Whether users can be exported with their password hashes, sealed to the public key that the caller gives. */
    @WithDefault("false")
    boolean enabled();
}
