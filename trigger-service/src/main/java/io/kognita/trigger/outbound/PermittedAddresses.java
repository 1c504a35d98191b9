package io.kognita.trigger.outbound;

import io.kognita.trigger.TriggerSettings;
import io.kognita.wire.outbound.ForbiddenAddress;
import io.kognita.wire.outbound.PermittedNetworks;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;

/** Says at which addresses functions may lie, and what they fetch. */
@Singleton
public class PermittedAddresses {

    private final Vertx vertx;
    private final WebUrl urls;
    private final PermittedNetworks networks;

    PermittedAddresses(Vertx vertx, WebUrl urls, TriggerSettings settings) {
        this.vertx = vertx;
        this.urls = urls;
        networks = PermittedNetworks.allowing(settings.allowedNetworks().orElse(List.of()));
    }

    /**
     * The address to connect to for a URL.
     *
     * @return fails with {@link ForbiddenAddress} when the scheme or any address of the host is not permitted, and with {@link
     *     UnknownHostException} when it has none
     */
    public Uni<InetAddress> of(URI url) {
        return urls.hasPermittedScheme(url)
                ? vertx.executeBlocking(() -> networks.resolve(url.getHost()), false)
                : Uni.createFrom().failure(new ForbiddenAddress("its address must begin with https://"));
    }
}
