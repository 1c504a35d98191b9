package io.kognita.hostedui.web;

import io.kognita.hostedui.HostedUi;
import io.kognita.wire.config.Deployment;
import io.vertx.core.net.HostAndPort;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Which pool a host name belongs to, so that one pool's domain never signs in the users of another. */
@Singleton
public class Hosts {

    private final Map<String, String> pools;

    private final URI publicUrl;

    Hosts(HostedUi settings, Deployment deployment) {
        publicUrl = deployment.publicUrl();
        pools = settings.hosts().entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        entry -> entry.getKey().toLowerCase(Locale.ROOT), Map.Entry::getValue));
    }

    /** True when a host may serve the clients of a pool. */
    public boolean serves(String host, String poolId) {
        String owner = pools.get(host.toLowerCase(Locale.ROOT));
        return owner == null || owner.equals(poolId);
    }

    /**
     * Scheme and host under which a browser reaches this service: the host that it asked for if that is a pool's own, else
     * the public address. What a header says is repeated only if it is configured.
     */
    public String origin(Visitor visitor) {
        HostAndPort asked = visitor.request().authority();
        return asked != null && pools.containsKey(asked.host().toLowerCase(Locale.ROOT))
                ? publicUrl.getScheme() + "://" + asked
                : publicUrl.toString();
    }
}
