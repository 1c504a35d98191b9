package io.kognita.identitypool.pool;

import software.amazon.awssdk.services.cognitoidentity.model.DescribeIdentityPoolResponse;
import software.amazon.awssdk.services.cognitoidentity.model.GetIdentityPoolRolesResponse;

/** An identity pool's settings as rules. */
public record Pool(DescribeIdentityPoolResponse settings, GetIdentityPoolRolesResponse roles) {

    public String id() {
        return settings.identityPoolId();
    }

    /** True when it has identities that nobody is known to be. */
    public boolean allowsUnauthenticatedIdentities() {
        return Boolean.TRUE.equals(settings.allowUnauthenticatedIdentities());
    }

    /** True when its identities may ask an STS for keys themselves, by an OpenID token. */
    public boolean allowsClassicFlow() {
        return Boolean.TRUE.equals(settings.allowClassicFlow());
    }
}
