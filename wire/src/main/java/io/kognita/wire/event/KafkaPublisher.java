package io.kognita.wire.event;

import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Publishes batches in order. Its calls block; one thread uses it.
 *
 * <p>Order survives failures: one request is in flight to a broker at a time, and the first record that fails closes the
 * producer before anything queued behind it is sent, so a later event of a key never overtakes an earlier one.
 */
@Singleton
final class KafkaPublisher {

    private final Map<String, Object> settings;
    private final EventTopics topics;
    private KafkaProducer<String, byte[]> producer;

    KafkaPublisher(@Identifier("default-kafka-broker") Map<String, Object> kafka, EventTopics topics) {
        this.topics = topics;
        settings = new HashMap<>(kafka);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 10_000);
    }

    /** Whether the deployment names a broker at all. */
    boolean configured() {
        return settings.containsKey(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG);
    }

    /** Creates missing topics and the producer; does nothing when they are there. */
    void open() {
        if (producer == null) {
            topics.ensure();
            producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
        }
    }

    /**
     * Returns when the brokers have acknowledged every event.
     *
     * @throws KafkaException when one was not acknowledged; some of the others may have been
     */
    void publish(List<PendingEvent> events) {
        open();
        AtomicReference<Exception> failure = new AtomicReference<>();
        try {
            events.forEach(event -> send(event, failure));
            producer.flush();
        } catch (RuntimeException e) {
            failure.compareAndSet(null, e);
        }
        if (failure.get() != null) {
            close();
            throw new KafkaException("events were not acknowledged", failure.get());
        }
    }

    void close() {
        if (producer != null) {
            producer.close(Duration.ZERO);
            producer = null;
        }
    }

    private void send(PendingEvent event, AtomicReference<Exception> failure) {
        KafkaProducer<String, byte[]> sender = producer;
        var unused = sender.send(event.toRecord(), (metadata, problem) -> {
            if (problem != null && failure.compareAndSet(null, problem)) {
                sender.close(Duration.ZERO);
            }
        });
    }
}
