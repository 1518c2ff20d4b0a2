package io.tandem.metrics;

import static io.restassured.RestAssured.get;
import static io.tandem.metrics.Feed.observed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.tandem.fold.FoldMeter;
import io.tandem.fold.FoldTrace;
import io.tandem.fold.Folded;
import io.tandem.fold.Folding;
import io.tandem.fold.LaneBatch;
import io.tandem.fold.LaneResult;
import io.tandem.fold.LaneState;
import io.tandem.fold.Outgoing;
import io.tandem.fold.RecordSender;
import io.tandem.fold.Relay;
import io.tandem.fold.TopicFold;
import io.tandem.fold.Transactions;
import io.tandem.ingest.contract.Topic;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Utils;
import org.hibernate.reactive.mutiny.Mutiny;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// An instance that lost a lane without noticing neither holds up its successor nor takes effect.
@QuarkusTest
@QuarkusTestResource(Backing.class)
class FenceIT {
    private static final String CITY = "200000";
    private static final int LANE =
            Utils.toPositive(Utils.murmur2(CITY.getBytes(StandardCharsets.UTF_8))) % Topic.OBSERVATIONS.partitions();
    private static final Duration SOON = Duration.ofSeconds(30);

    @Inject
    Transactions transactions;

    @Inject
    KafkaClientService clients;

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final CountDownLatch entered = new CountDownLatch(1);
    private final CompletableFuture<Void> thaw = new CompletableFuture<>();
    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");

    private Feed feed;
    private TopicFold zombie;

    @BeforeEach
    void anInstanceBelievesItHasTheLane() {
        feed = new Feed(Backing.services().bootstrapServers());
        feed.roster("fenced", 1, CITY);
        feed.assessment("fenced", 1, "fenced", 2.18);
        report("CO2", 1);
        String topic = Topic.OBSERVATIONS.name();
        Folding frozen = new FrozenFolding();
        FoldMeter meter = new FoldMeter(topic, meters, InstantSource.system());
        FoldTrace trace = new FoldTrace(topic, OpenTelemetry.noop());
        Relay relay = new Relay(topic, transactions, frozen, new RecordSender(clients, "city-metrics"), meter, trace);
        zombie = new TopicFold(topic, transactions, frozen, relay, meter, trace, List.of());
        TopicPartition partition = new TopicPartition(topic, LANE);
        consumer.assign(List.of(partition));
        zombie.onPartitionsAssigned(consumer, List.of(partition));
        zombie.onBatch(new ConsumerRecords<>(Map.of(), Map.of())).await().atMost(SOON);
    }

    @AfterEach
    void close() {
        feed.close();
        consumer.close();
    }

    @ParameterizedTest
    @CsvSource({"idle_in_transaction_session_timeout, 10s", "lock_timeout, 5s"})
    void theDatabaseWaitsForSecondsAtMost(String setting, String most) {
        String limit = transactions
                .inTransaction(tx ->
                        tx.createNativeQuery("show " + setting, String.class).getSingleResult())
                .await()
                .atMost(SOON);

        assertThat(limit).isEqualTo(most);
    }

    @Test
    void anInstanceThatFreezesInATransactionHoldsTheLaneForSecondsOnly() throws InterruptedException {
        // Given
        CompletableFuture<Void> write = freezeWithABatchInHand();
        entered.await();

        // When
        report("SO2", 2);
        thaw.complete(null);

        // Then
        await().atMost(SOON).until(() -> write.isDone() && fenced() == 1);
        assertThat(tally()).isEqualTo(lane().nextOffset());
    }

    @Test
    void aWriteFromAnOldPositionIsFencedAndTakesNoEffect() {
        // Given
        thaw.complete(null);
        long position = lane().nextOffset();
        report("NOX", 2);

        // When
        CompletableFuture<Void> write = write(position);

        // Then
        await().atMost(SOON).until(() -> write.isDone() && fenced() == 1);
        assertThat(entered.getCount()).isOne();
        assertThat(tally()).isEqualTo(lane().nextOffset());
    }

    private CompletableFuture<Void> freezeWithABatchInHand() {
        return write(lane().nextOffset());
    }

    private CompletableFuture<Void> write(long offset) {
        String topic = Topic.OBSERVATIONS.name();
        var record = new ConsumerRecord<>(topic, LANE, offset, new byte[0], new byte[0]);
        return zombie.onBatch(new ConsumerRecords<>(Map.of(new TopicPartition(topic, LANE), List.of(record)), Map.of()))
                .subscribeAsCompletionStage();
    }

    /// Sends some values and waits until the service has folded them.
    private void report(String indicator, int values) {
        for (int revision = 1; revision <= values; revision++) {
            feed.observation(observed(CITY, indicator, "2015", 10.0 + revision, revision));
        }
        feed.flush();
        long end = new LogEnd(Backing.services().bootstrapServers()).lanes().get(LANE);
        await().atMost(SOON).until(() -> lane().nextOffset() == end);
    }

    private double fenced() {
        return meters.get("tandem.fold.fenced")
                .tag("topic", Topic.OBSERVATIONS.name())
                .counter()
                .count();
    }

    private static long tally() {
        LaneState lane = lane();
        return lane.applied() + lane.duplicate() + lane.superseded() + lane.quarantined();
    }

    private static LaneState lane() {
        return List.of(get("/internal/lanes").as(LaneState[].class)).stream()
                .filter(lane -> lane.lane() == LANE)
                .findFirst()
                .orElse(new LaneState(Topic.OBSERVATIONS.name(), LANE, 0, 0, 0, 0, 0, 0, 0));
    }

    /// Stands still within the transaction of its first records until it is thawed; then counts them.
    private final class FrozenFolding implements Folding {
        @Override
        public Uni<Folded> fold(Mutiny.StatelessSession tx, List<LaneBatch> batches) {
            List<LaneResult> results = batches.stream()
                    .map(batch -> new LaneResult(
                            batch.lane(), List.of(), batch.records().size(), 0, 0, List.of()))
                    .toList();
            Folded folded = new Folded(results, () -> {});
            if (batches.stream().allMatch(batch -> batch.records().isEmpty())) {
                return Uni.createFrom().item(folded);
            }
            entered.countDown();
            return Uni.createFrom().completionStage(thaw).replaceWith(folded);
        }

        @Override
        public Folding fresh() {
            return this;
        }

        @Override
        public Uni<List<Outgoing>> committedAfter(Mutiny.StatelessSession tx, int lane, long after, int limit) {
            return Uni.createFrom().item(List.of());
        }
    }
}
