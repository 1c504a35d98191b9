package io.kognita.identitypool.credential;

import io.kognita.wire.config.Deployment;
import jakarta.inject.Singleton;

/** The issuer of OpenID tokens: AWS's is {@code https://cognito-identity.amazonaws.com}, ours lies below the public URL. */
@Singleton
class OpenIdIssuer {

    static final String PATH = "identity";
    static final String KEYS = ".well-known/jwks_uri";

    private final String issuer;

    OpenIdIssuer(Deployment deployment) {
        this.issuer = deployment.publicUrl() + "/" + PATH;
    }

    String issuer() {
        return issuer;
    }

    String keys() {
        return issuer + "/" + KEYS;
    }
}
