package io.kognita.hostedui;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Settings of the sign-in pages and the OAuth endpoints. */
@ConfigMapping(prefix = "kognita.hosted-ui")
public interface HostedUi {

    /** How long a browser stays signed in to a pool. */
    @WithDefault("1h")
    Duration sessionLifetime();

    /** How long an authorization code may wait to be exchanged. */
    @WithDefault("5m")
    Duration codeLifetime();

    /** How long a used code is remembered, so that a second use is recognised and its tokens are revoked. */
    @WithDefault("24h")
    Duration codeMemory();

    /** Rows that one sweep of codes or ended sessions deletes at most. */
    @WithDefault("1000")
    int sweepBatch();

    /** Forms that one client address may send in a minute. */
    @WithDefault("120")
    int formsPerMinute();

    /**
     * Requests for tokens and revocations that one client address may send in a minute with a wrong secret, code or token,
     * before it is turned away for the rest of it.
     */
    @WithDefault("120")
    int refusedTokenRequestsPerMinute();

    /** Pool id by host name: such a host serves clients of its pool only. A host that is not named serves every pool. */
    Map<String, String> hosts();

    /** Sign-in at identity providers outside. */
    Federation federation();

    /** Settings of the sign-in at identity providers outside. */
    interface Federation {

        /** How long a sign-in at a provider may take. */
        @WithDefault("5m")
        Duration signInLifetime();

        /** How long a call of a provider may take, from beginning to end. */
        @WithDefault("5s")
        Duration timeout();

        /** Bytes that a provider may answer to one call. */
        @WithDefault("262144")
        int maxAnswer();

        /** How long a provider's endpoints, keys and metadata are remembered. */
        @WithDefault("10m")
        Duration documentsKept();

        /**
         * Networks in CIDR notation where providers may lie beside public addresses, for providers inside your own network; in
         * a local run this machine is among them.
         */
        Optional<List<String>> allowedNetworks();

        /**
         * Address by host name of a provider: calls and browsers that would go to the host go there, keeping the path. For
         * tests of a local run; any other start with it stops.
         */
        Map<String, URI> standIns();
    }
}
