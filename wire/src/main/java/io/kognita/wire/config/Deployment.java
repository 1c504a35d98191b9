package io.kognita.wire.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What all services of one deployment share. */
@ConfigMapping(prefix = "kognita")
public interface Deployment {

    /** Address of the gateway as clients see it, without a trailing slash; issuers of tokens begin with it. */
    URI publicUrl();

    /** Region name in pool ids and ARNs. */
    @WithDefault("us-east-1")
    String region();

    /** Twelve digits that stand for the account in ARNs. */
    @WithDefault("000000000000")
    String accountId();

    /** 32 bytes in Base64. Every key that seals or derives something at rest comes from it. */
    String masterKey();

    /** Earlier master keys, still accepted to open what they sealed. */
    Optional<List<String>> previousMasterKeys();

    /** 32 bytes in Base64 with which the services sign their tokens for one another. */
    String serviceKey();

    /** How Signature Version 4 is checked: verify, or accept-any, which only a local run may use. */
    @WithDefault("verify")
    SignatureCheck sigv4();

    /** Long-lived access keys of operators by access key id. */
    Map<String, AccessKey> accessKeys();

    /**
     * Addresses or CIDR ranges of the proxies whose {@code X-Forwarded-For} is believed; in a local run this machine's own,
     * else none.
     */
    Optional<List<String>> trustedProxies();

    /** Where the state lies. */
    Database database();

    /** Where the other services listen. */
    Peers peers();

    /** True for a run on a developer's machine, in which unsafe settings are allowed. */
    @WithDefault("false")
    boolean local();

    /** The PostgreSQL database of the deployment; each service has a schema of its own in it. */
    interface Database {

        /** Its address in the form {@code postgresql://host:port/database}. */
        @WithDefault("postgresql://localhost:4508/kognita")
        String url();
    }

    /** How Signature Version 4 is checked. */
    enum SignatureCheck {
        VERIFY,
        ACCEPT_ANY
    }

    /** An operator's key. */
    interface AccessKey {

        /** The secret access key. */
        String secret();

        /** What the key may do: admin or read-only. */
        @WithDefault("admin")
        Policy policy();

        /** Ids of the only pools the key may touch; all when absent. */
        Optional<List<String>> pools();
    }

    /** What an operator's key may do. */
    enum Policy {
        ADMIN,
        READ_ONLY
    }

    /** Base addresses inside the deployment. */
    interface Peers {

        /** Base address of user-pool-service. */
        URI userPool();

        /** Base address of trigger-service. */
        URI trigger();
    }
}
