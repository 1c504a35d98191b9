package io.kognita.userpool.token;

import io.kognita.wire.config.Deployment;
import jakarta.inject.Singleton;
import java.util.Optional;

/** The {@code iss} of each pool: the deployment's address and the pool's id. */
@Singleton
class Issuers {

    private final String prefix;

    Issuers(Deployment deployment) {
        this.prefix = deployment.publicUrl() + "/";
    }

    String of(String poolId) {
        return prefix + poolId;
    }

    /** The pool whose issuer this is, if it is one of ours. */
    Optional<String> poolOf(String issuer) {
        return Optional.of(issuer)
                .filter(text -> text.startsWith(prefix))
                .map(text -> text.substring(prefix.length()))
                .filter(id -> id.matches("[\\w-]+_[0-9a-zA-Z]+"));
    }
}
