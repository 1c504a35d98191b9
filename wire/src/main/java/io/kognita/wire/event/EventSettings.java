package io.kognita.wire.event;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** How events travel from the outbox to Kafka; the connection itself is {@code kafka.*}, as the Kafka client names it. */
@ConfigMapping(prefix = "kognita.events")
public interface EventSettings {

    /** Whether this process relays its outbox; false keeps the events in the table. */
    @WithDefault("true")
    boolean relay();

    /** How often the outbox is looked through for events that no commit of this process announced. */
    @WithDefault("1S")
    Duration sweep();

    /** The longest pause between two attempts while Kafka is away. */
    @WithDefault("10S")
    Duration longestPause();

    /** Whether missing topics are created; false where the broker's operators create them. */
    @WithDefault("true")
    boolean createTopics();

    /** Partitions of a topic that is created here. */
    @WithDefault("6")
    int partitions();

    /** Replicas of a topic that is created here; the broker's default when absent. */
    Optional<Short> replicationFactor();
}
