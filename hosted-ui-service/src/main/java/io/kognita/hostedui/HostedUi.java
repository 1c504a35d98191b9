package io.kognita.hostedui;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Map;

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
}
