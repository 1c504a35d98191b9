package io.kognita.trigger.message;

import io.kognita.trigger.outbound.Connections;
import io.kognita.wire.outbound.Answer;
import io.smallrye.mutiny.TimeoutException;
import io.vertx.core.http.HttpMethod;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Map;

/**
 * HTTP requests to the carrier of text messages. Its address is the deployment's configuration and no operator's input, so it
 * may lie in a private network. Its calls block: never from an event loop.
 */
@Singleton
class CarrierConnections {

    private static final int MAX_ANSWER = 64 * 1024;

    private final Connections connections;
    private final MessageSettings settings;

    CarrierConnections(Connections connections, MessageSettings settings) {
        this.connections = connections;
        this.settings = settings;
    }

    /**
     * Posts once.
     *
     * @throws DeliveryFailure when nothing was answered
     */
    Answer post(URI url, Map<String, String> headers, byte[] body) {
        try {
            InetAddress address = InetAddress.getByName(url.getHost());
            return connections
                    .send(HttpMethod.POST, url, address, headers, body, MAX_ANSWER)
                    .await()
                    .atMost(settings.timeout());
        } catch (TimeoutException e) {
            throw new DeliveryFailure("the carrier did not answer in time");
        } catch (UnknownHostException e) {
            throw new DeliveryFailure("the carrier's host is not known");
        } catch (RuntimeException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new DeliveryFailure(
                    "the carrier was not reached: " + cause.getClass().getSimpleName());
        }
    }
}
