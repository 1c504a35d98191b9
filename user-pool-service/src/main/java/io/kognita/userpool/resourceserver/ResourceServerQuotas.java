package io.kognita.userpool.resourceserver;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How many resource servers there may be; the default is Amazon Cognito's quota. */
@ConfigMapping(prefix = "kognita.resource-servers")
public interface ResourceServerQuotas {

    /** Resource servers of a pool, each with a hundred scopes at most. */
    @WithDefault("25")
    int perPool();
}
