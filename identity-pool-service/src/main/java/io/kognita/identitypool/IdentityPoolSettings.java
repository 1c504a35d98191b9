package io.kognita.identitypool;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Settings of the identity pools. */
@ConfigMapping(prefix = "kognita.identity-pool")
public interface IdentityPoolSettings {

    /** Identities without a login that one client address may have made in a pool in a minute. */
    @WithDefault("120")
    int unauthenticatedIdentitiesPerMinute();
}
