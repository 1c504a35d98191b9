package io.kognita.userpool.client;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How many app clients there may be; the default is Amazon Cognito's quota. */
@ConfigMapping(prefix = "kognita.clients")
public interface ClientQuotas {

    /** App clients of a pool. */
    @WithDefault("1000")
    int perPool();
}
