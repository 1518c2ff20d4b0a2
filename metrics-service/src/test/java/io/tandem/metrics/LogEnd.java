package io.tandem.metrics;

import io.tandem.ingest.contract.Topic;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// How many records the observations' log holds.
record LogEnd(String bootstrap) {
    long observations() {
        return end(IntStream.range(0, Topic.OBSERVATIONS.partitions()));
    }

    long observations(int lane) {
        return end(IntStream.of(lane));
    }

    private long end(IntStream lanes) {
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", bootstrap),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            return consumer
                    .endOffsets(lanes.mapToObj(lane -> new TopicPartition(Topic.OBSERVATIONS.name(), lane))
                            .toList())
                    .values()
                    .stream()
                    .mapToLong(Long::longValue)
                    .sum();
        }
    }
}
