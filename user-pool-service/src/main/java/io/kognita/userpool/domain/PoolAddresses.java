package io.kognita.userpool.domain;

import io.kognita.wire.config.Deployment;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Optional;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolType;

/** Where the sign-in pages of a pool are. */
@Singleton
public class PoolAddresses {

    private final URI publicUrl;
    private final Optional<String> prefixesBelow;

    PoolAddresses(Deployment deployment, DomainHosts hosts) {
        publicUrl = deployment.publicUrl();
        prefixesBelow = hosts.prefixesBelow();
    }

    /** The address without a trailing slash: of the pool's custom domain, else of its prefix, else of the deployment. */
    public String of(UserPoolType pool) {
        return Optional.ofNullable(pool.customDomain())
                .or(() -> prefixesBelow.flatMap(
                        name -> Optional.ofNullable(pool.domain()).map(prefix -> prefix + "." + name)))
                .map(this::at)
                .orElseGet(publicUrl::toString);
    }

    /** Every name leads to the same gateway, by the scheme and port of its public URL. */
    private String at(String host) {
        return publicUrl.getScheme() + "://" + host + (publicUrl.getPort() < 0 ? "" : ":" + publicUrl.getPort());
    }
}
