package io.kognita.userpool.pool;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How many user pools there may be; the default is Amazon Cognito's quota. */
@ConfigMapping(prefix = "kognita.pools")
public interface PoolQuotas {

    /** User pools of this deployment. */
    @WithDefault("1000")
    int perAccount();
}
