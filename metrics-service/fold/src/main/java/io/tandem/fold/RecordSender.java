package io.tandem.fold;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/// Sends records through the producer of an outgoing channel.
///
/// An emitter would make one message object and one acknowledgement each; in batches that costs a multiple.
public final class RecordSender {
    private final KafkaClientService clients;
    private final String channel;

    public RecordSender(KafkaClientService clients, String channel) {
        this.clients = clients;
        this.channel = channel;
    }

    /// Completes when the broker has acknowledged every record; fails with the first refusal after all have
    /// an answer.
    ///
    /// @param records sent in this order
    public Uni<Void> sendAll(List<ProducerRecord<byte[], byte[]>> records) {
        if (records.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return Uni.createFrom()
                .emitter(emitter -> clients.<byte[], byte[]>getProducer(channel)
                        .runOnSendingThread((Producer<byte[], byte[]> producer) -> send(producer, records, emitter))
                        .subscribe()
                        .with(_ -> {}, emitter::fail));
    }

    private static void send(
            Producer<byte[], byte[]> producer,
            List<ProducerRecord<byte[], byte[]>> records,
            UniEmitter<? super Void> emitter) {
        AtomicInteger open = new AtomicInteger(records.size());
        AtomicReference<@Nullable Exception> refusal = new AtomicReference<>();
        for (ProducerRecord<byte[], byte[]> record : records) {
            var _ = producer.send(record, (metadata, failure) -> {
                if (failure != null) {
                    refusal.compareAndSet(null, failure);
                }
                if (open.decrementAndGet() == 0) {
                    finish(emitter, refusal.get());
                }
            });
        }
    }

    private static void finish(UniEmitter<? super Void> emitter, @Nullable Exception refusal) {
        if (refusal == null) {
            emitter.complete(null);
        } else {
            emitter.fail(refusal);
        }
    }
}
