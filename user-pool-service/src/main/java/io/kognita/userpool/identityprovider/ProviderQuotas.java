package io.kognita.userpool.identityprovider;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How many identity providers there may be; the default is Amazon Cognito's quota. */
@ConfigMapping(prefix = "kognita.identity-providers")
public interface ProviderQuotas {

    /** Identity providers of a pool. */
    @WithDefault("300")
    int perPool();
}
