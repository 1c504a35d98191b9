package io.kognita.userpool.pool;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How many settings a replica keeps in memory. */
@ConfigMapping(prefix = "kognita.settings-cache")
public interface CacheSize {

    /** Pools to keep, of about 20 KB each. */
    @WithDefault("2000")
    int pools();

    /** App clients to keep, of about 5 KB each. */
    @WithDefault("10000")
    int clients();

    /** Pools whose signing keys to keep, of about 20 KB each. */
    @WithDefault("2000")
    int keys();
}
