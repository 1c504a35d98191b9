package io.kognita.userpool.key;

import io.kognita.userpool.work.BoundedWorkers;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/**
 * RSA-2048 keys made in advance: one takes about 75 ms of CPU, which nobody should wait for. One thread makes them; who
 * comes when the stock is empty waits in a queue of bounded length.
 */
@Singleton
class KeyStock extends BoundedWorkers {

    private static final Logger LOG = Logger.getLogger(KeyStock.class);
    private static final int BITS = 2048;
    private static final int QUEUE = 200;

    private final int wanted;
    private final Queue<KeyPair> ready = new ConcurrentLinkedQueue<>();
    private final AtomicInteger ordered = new AtomicInteger();

    @Inject
    KeyStock(KeySettings settings) {
        this(settings.stock());
    }

    KeyStock(int wanted) {
        super("kognita-key-stock", 1, QUEUE);
        this.wanted = wanted;
    }

    void fill(@Observes StartupEvent event) {
        refill();
    }

    /** A key that nobody else has. */
    Uni<KeyPair> take() {
        return Uni.createFrom().deferred(() -> {
            KeyPair first = ready.poll();
            refill();
            return first == null ? compute(this::readyOrNew) : Uni.createFrom().item(first);
        });
    }

    private KeyPair readyOrNew() {
        KeyPair first = ready.poll();
        return first == null ? generate() : first;
    }

    private void refill() {
        while (ready.size() + ordered.get() < wanted) {
            ordered.incrementAndGet();
            compute(KeyStock::generate)
                    .onTermination()
                    .invoke(ordered::decrementAndGet)
                    .subscribe()
                    .with(ready::add, failure -> LOG.debugf("no key for the stock: %s", failure));
        }
    }

    private static KeyPair generate() {
        try {
            KeyPairGenerator rsa = KeyPairGenerator.getInstance("RSA");
            rsa.initialize(BITS);
            return rsa.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
