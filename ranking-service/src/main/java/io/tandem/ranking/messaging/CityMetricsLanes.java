package io.tandem.ranking.messaging;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import io.tandem.fold.TopicFold;
import io.tandem.ranking.application.Definitions;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/// The fold of the cities' metrics, begun when the definitions have been read.
///
/// Lanes that have just been assigned are folded even without a record: what was defined while nobody had
/// them must become a board.
@Singleton
@Identifier("city-metrics-lanes")
class CityMetricsLanes implements KafkaConsumerRebalanceListener {
    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

    private final TopicFold fold;
    private final Definitions definitions;

    CityMetricsLanes(@Identifier("city-metrics") TopicFold fold, Definitions definitions) {
        this.fold = fold;
        this.definitions = definitions;
    }

    Uni<Void> take(ConsumerRecords<byte[], byte[]> polled) {
        return definitionsRead().chain(() -> fold.onBatch(polled));
    }

    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        fold.onPartitionsAssigned(consumer, partitions);
        var _ = definitionsRead().chain(fold::nudge).subscribe().with(_ -> {});
    }

    @Override
    public void onPartitionsRevoked(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        fold.onPartitionsRevoked(consumer, partitions);
    }

    private Uni<Void> definitionsRead() {
        return definitions.complete()
                ? Uni.createFrom().voidItem()
                : Uni.createFrom()
                        .item(definitions::complete)
                        .repeat()
                        .withDelay(LOOK_AGAIN)
                        .until(complete -> complete)
                        .onItem()
                        .ignoreAsUni();
    }
}
