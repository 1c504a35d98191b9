package io.kognita.hostedui.web;

import io.kognita.hostedui.HostedUi;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Which pool a host name belongs to, so that one pool's domain never signs in the users of another. */
@Singleton
public class Hosts {

    private final Map<String, String> pools;

    Hosts(HostedUi settings) {
        pools = settings.hosts().entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        entry -> entry.getKey().toLowerCase(Locale.ROOT), Map.Entry::getValue));
    }

    /** True when a host may serve the clients of a pool. */
    public boolean serves(String host, String poolId) {
        String owner = pools.get(host.toLowerCase(Locale.ROOT));
        return owner == null || owner.equals(poolId);
    }
}
