package io.tandem.metrics;

import io.tandem.ingest.contract.Topic;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// How many records the observations' log holds.
record LogEnd(String bootstrap) {
    long observations() {
        return lanes().values().stream().mapToLong(Long::longValue).sum();
    }

    /// Lane → number of records.
    SortedMap<Integer, Long> lanes() {
        SortedMap<Integer, Long> lanes = new TreeMap<>();
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", bootstrap),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.endOffsets(IntStream.range(0, Topic.OBSERVATIONS.partitions())
                            .mapToObj(lane -> new TopicPartition(Topic.OBSERVATIONS.name(), lane))
                            .toList())
                    .forEach((partition, end) -> lanes.put(partition.partition(), end));
        }
        return lanes;
    }
}
