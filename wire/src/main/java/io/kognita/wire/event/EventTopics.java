package io.kognita.wire.event;

import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TopicExistsException;

/** Creates the topics that are missing, once in the life of a process, before the first event is published. */
@Singleton
final class EventTopics {

    private final Map<String, Object> kafka;
    private final EventSettings settings;
    private boolean ensured;

    EventTopics(@Identifier("default-kafka-broker") Map<String, Object> kafka, EventSettings settings) {
        this.settings = settings;
        this.kafka = new HashMap<>(kafka);
        this.kafka.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
        this.kafka.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 5_000);
        ensured = !settings.createTopics();
    }

    /**
     * Blocks until every topic of {@link Topics#ALL} is there.
     *
     * @throws KafkaException when the brokers cannot be reached or refuse
     */
    void ensure() {
        if (ensured) {
            return;
        }
        try (Admin admin = Admin.create(kafka)) {
            List<NewTopic> missing = Topics.ALL.stream()
                    .map(name -> new NewTopic(name, Optional.of(settings.partitions()), settings.replicationFactor()))
                    .toList();
            admin.createTopics(missing).values().forEach(EventTopics::await);
        }
        ensured = true;
    }

    private static void await(String topic, KafkaFuture<Void> created) {
        try {
            created.get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new KafkaException("topic " + topic + " was not created", e.getCause());
            }
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }
}
