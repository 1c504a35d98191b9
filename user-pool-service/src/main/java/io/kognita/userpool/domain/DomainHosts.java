package io.kognita.userpool.domain;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** Under which names the sign-in pages of pools can be reached. */
@ConfigMapping(prefix = "kognita.domains")
public interface DomainHosts {

    /**
     * The name below which prefix domains stand: with {@code auth.example.com} the pool whose domain is {@code acme} has the
     * address {@code acme.auth.example.com}. DNS and the certificate of the gateway must have such names. Without it the pages
     * of all these pools are at the public URL.
     */
    Optional<String> prefixesBelow();
}
