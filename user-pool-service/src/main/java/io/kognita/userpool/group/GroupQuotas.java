package io.kognita.userpool.group;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How many groups there may be; the defaults are Amazon Cognito's quotas. */
@ConfigMapping(prefix = "kognita.groups")
public interface GroupQuotas {

    /** Groups of a pool. */
    @WithDefault("10000")
    int perPool();

    /** Groups that a user may be in; every token names them all. */
    @WithDefault("100")
    int perUser();
}
