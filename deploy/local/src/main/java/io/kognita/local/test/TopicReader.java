package io.kognita.local.test;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads what comes to a topic from now on. */
public final class TopicReader implements AutoCloseable {

    private final KafkaConsumer<String, byte[]> consumer;
    private final Queue<ConsumerRecord<String, byte[]>> read = new ArrayDeque<>();

    private final Set<String> keys;

    /**
     * Reads what comes from now on.
     *
     * @param keys the only keys to read, for the topic may carry what other tests caused; all when none is named
     */
    public TopicReader(String brokers, String topic, String... keys) {
        this.keys = Set.of(keys);
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", brokers), new StringDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> partitions = partitions(topic);
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
    }

    /** The topic's partitions, once a service has made it. */
    private List<TopicPartition> partitions(String topic) {
        List<PartitionInfo> found = consumer.partitionsFor(topic);
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (found.isEmpty() && System.nanoTime() < end) {
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            found = consumer.partitionsFor(topic);
        }
        return found.stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
    }

    /** The next messages; fails when they do not come in time. */
    public List<ConsumerRecord<String, byte[]>> take(int count, Duration limit) {
        List<ConsumerRecord<String, byte[]>> taken = new ArrayList<>();
        takeUntil(message -> taken.add(message) && taken.size() == count, limit);
        return taken;
    }

    /** The messages up to the first that fulfils the condition; fails when it does not come in time. */
    public List<ConsumerRecord<String, byte[]>> takeUntil(
            Predicate<ConsumerRecord<String, byte[]>> last, Duration limit) {
        List<ConsumerRecord<String, byte[]>> taken = new ArrayList<>();
        long end = System.nanoTime() + limit.toNanos();
        while (System.nanoTime() < end) {
            consumer.poll(Duration.ofMillis(20)).forEach(this::keep);
            while (!read.isEmpty()) {
                taken.add(read.remove());
                if (last.test(taken.getLast())) {
                    return taken;
                }
            }
        }
        throw new AssertionError("only " + taken.size() + " messages came");
    }

    private void keep(ConsumerRecord<String, byte[]> message) {
        if (keys.isEmpty() || keys.contains(message.key())) {
            read.add(message);
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
