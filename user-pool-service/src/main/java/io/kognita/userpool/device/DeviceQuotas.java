package io.kognita.userpool.device;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How many devices there may be. */
@ConfigMapping(prefix = "kognita.devices")
public interface DeviceQuotas {

    /** Devices of a user; whoever confirms one more has the one forgotten that was not used for the longest time. */
    @WithDefault("100")
    int perUser();
}
