package io.kognita.userpool.limit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How far provisioned limits go; in AWS each account has its own bound. */
@ConfigMapping(prefix = "kognita.provisioned-limits")
public interface ProvisionedLimitSettings {

    /** The highest limit of a category, in requests a second. */
    @WithDefault("10000")
    int highest();
}
