package io.tandem.ranking.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.smallrye.mutiny.Uni;
import io.tandem.ranking.application.BoardReader;
import io.tandem.ranking.application.BoardStore;
import io.tandem.ranking.application.Boards;
import io.tandem.ranking.config.RankingConfig;
import io.tandem.ranking.domain.AssessmentDefinition;
import io.tandem.ranking.domain.Basis;
import io.tandem.ranking.domain.BoardChange;
import io.tandem.ranking.domain.BoardKey;
import io.tandem.ranking.domain.BoardState;
import io.tandem.ranking.domain.BoardVersion;
import io.tandem.ranking.domain.Cause;
import io.tandem.ranking.domain.ChangeSelector;
import io.tandem.ranking.domain.CityChange;
import io.tandem.ranking.domain.CityCondition;
import io.tandem.ranking.domain.CityMetrics;
import io.tandem.ranking.domain.MoveFilter;
import io.tandem.ranking.domain.PlaceCondition;
import io.tandem.ranking.domain.Reference;
import io.tandem.ranking.domain.Standing;
import io.tandem.ranking.domain.ZeroRule;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class ChangeStreamTest {
    private static final BoardKey KEY = new BoardKey("a", "co2");
    private static final Vertx VERTX = Vertx.vertx();
    private static final MoveFilter CORRECTIONS =
            new MoveFilter(CityCondition.ANY, PlaceCondition.ANY, Set.of(Cause.Kind.CORRECTION));

    private final Slow database = new Slow();
    private final Boards boards = new Boards(database, 1);
    private final BoardState state = new BoardState();
    private final Sink sink = new Sink();
    private final Context context = VERTX.getOrCreateContext();

    @AfterAll
    static void stop() {
        VERTX.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void everyChangeIsToldOnceAlsoWhenTheAnswerTakesLongerThanAHeartbeat() {
        // Given a stream at rest
        ChangeStream stream = open(MoveFilter.ALL, Mode.ALL, Duration.ofMillis(200));
        await().until(() -> sink.count(StreamMessage.Heartbeat.class) > 0);

        // When only the newest change is in memory, and the database takes longer than a heartbeat
        database.pause();
        change(Cause.Kind.NEW_DATA);
        change(Cause.Kind.NEW_DATA);
        change(Cause.Kind.NEW_DATA);
        stream.wake();
        await().until(() -> database.asked() > 0);
        await().pollDelay(Duration.ofMillis(400)).until(() -> true);
        database.resume();
        await().until(() -> !sink.sequences().isEmpty());
        int heartbeats = sink.count(StreamMessage.Heartbeat.class);
        await().until(() -> sink.count(StreamMessage.Heartbeat.class) > heartbeats + 1);

        // Then
        assertThat(sink.sequences()).containsExactly(1L, 2L, 3L);
        assertThat(database.asked()).isEqualTo(1);
    }

    @Test
    void withoutRoomItWaitsWhereItIs() {
        sink.room = 2;
        ChangeStream stream = open(MoveFilter.ALL, Mode.ALL, Duration.ofMinutes(1));
        for (int i = 0; i < 4; i++) {
            change(Cause.Kind.NEW_DATA);
        }
        stream.wake();
        await().until(() -> sink.sequences().size() == 2);
        stream.wake();
        settle();
        assertThat(sink.sequences()).containsExactly(1L, 2L);

        sink.room = 1;
        stream.wake();
        await().until(() -> sink.sequences().size() == 3);
        settle();
        assertThat(sink.sequences()).containsExactly(1L, 2L, 3L);
    }

    @Test
    void whatComesWhileAMessageIsUnderWayIsTakenAsOne() {
        ChangeStream stream = open(MoveFilter.ALL, Mode.LATEST, Duration.ofMinutes(1));
        sink.hold = true;
        sink.stuck = false;
        change(Cause.Kind.NEW_DATA);
        stream.wake();
        await().until(() -> sink.count(StreamMessage.Latest.class) == 1);
        change(Cause.Kind.NEW_DATA);
        change(Cause.Kind.CORRECTION);
        stream.wake();
        settle();
        context.runOnContext(_ -> sink.release());
        await().until(() -> sink.count(StreamMessage.Latest.class) == 2);

        StreamMessage.Latest second = (StreamMessage.Latest) sink.messages.getLast();
        assertThat(second.change().from().sequence()).isEqualTo(1);
        assertThat(second.change().version().sequence()).isEqualTo(3);
        assertThat(second.change().causes()).containsExactly(Cause.Kind.NEW_DATA, Cause.Kind.CORRECTION);
    }

    @Test
    void whatIsLeftOutIsToldByThePositionAlone() {
        ChangeStream stream = open(CORRECTIONS, Mode.ALL, Duration.ofMinutes(1));
        change(Cause.Kind.NEW_DATA);
        change(Cause.Kind.CORRECTION);
        change(Cause.Kind.LATE_DATA);
        stream.wake();
        await().until(() -> sink.count(StreamMessage.Position.class) == 1);

        assertThat(sink.sequences()).containsExactly(2L);
        assertThat(sink.messages.getLast()).isEqualTo(new StreamMessage.Position(new BoardVersion(1, 3)));
    }

    @Test
    void aClientThatTakesNothingIsGivenUpUnlessItsConnectionTakesOtherThings() {
        ChangeStream stream = open(MoveFilter.ALL, Mode.ALL, Duration.ofMinutes(1));
        sink.hold = true;
        sink.stuck = false;
        change(Cause.Kind.NEW_DATA);
        stream.wake();
        await().until(() -> sink.asked > 1);
        assertThat(sink.aborted).isFalse();

        sink.stuck = true;
        await().until(() -> sink.aborted);
        assertThat(sink.end).isEqualTo(End.SLOW);
        assertThat(sink.closed).isTrue();
    }

    @Test
    void aVersionThatIsNoMoreEndsTheStream() {
        ChangeStream stream = open(MoveFilter.ALL, Mode.ALL, Duration.ofMinutes(1));
        change(Cause.Kind.NEW_DATA);
        change(Cause.Kind.NEW_DATA);
        database.changes.clear();
        stream.wake();

        await().until(() -> sink.reset);
        assertThat(sink.closed).isTrue();
        assertThat(sink.end).isEqualTo(End.RESET);
    }

    private ChangeStream open(MoveFilter filter, Mode mode, Duration heartbeat) {
        AssessmentDefinition definition =
                new AssessmentDefinition(Reference.assessment("2019", Map.of()), Reference.roster());
        Opening opening = new Opening(
                KEY,
                BoardVersion.NEW,
                new ChangeSelector(filter, Map.of(), definition, _ -> Optional.empty()),
                !filter.isAll(),
                mode,
                new StreamMessage.Hello(KEY, BoardVersion.NEW, BoardVersion.NEW, mode));
        ChangeStream stream = new ChangeStream(
                opening,
                boards,
                new Timing(heartbeat, Duration.ofMillis(50), Duration.ofMillis(200), 1, 500),
                context,
                sink,
                closed -> {
                    sink.end = closed.end();
                    sink.closed = true;
                });
        context.runOnContext(_ -> stream.open());
        await().until(() -> sink.count(StreamMessage.Hello.class) == 1);
        return stream;
    }

    private void change(Cause.Kind cause) {
        long sequence = database.changes.size() + 1L;
        BoardChange change = new BoardChange(
                KEY,
                new BoardVersion(1, sequence),
                Instant.EPOCH,
                Basis.FIRST,
                new Cause(cause, List.of()),
                state.apply(Map.of(
                        "100000",
                        new BoardState.Present(
                                Standing.Ranked.of(List.of(sequence / 100.0), ZeroRule.ZERO_IS_TIER_TWO)))));
        database.changes.add(change);
        boards.take(List.of(change)).await().indefinitely();
    }

    /// Everything that was to run on the event loop has run.
    private void settle() {
        for (int i = 0; i < 10; i++) {
            Promise<Void> turn = Promise.promise();
            context.runOnContext(_ -> turn.complete());
            turn.future().toCompletionStage().toCompletableFuture().join();
        }
    }

    private record Timing(Duration heartbeat, Duration position, Duration stall, int movesKept, int movesAtOnce)
            implements RankingConfig.Stream {}

    /// Remembers what it was given.
    private static final class Sink implements ChangeSink {
        private final List<StreamMessage> messages = new CopyOnWriteArrayList<>();
        private volatile int room = Integer.MAX_VALUE;
        private volatile boolean hold;
        private volatile boolean stuck = true;
        private volatile boolean aborted;
        private volatile End end = End.SERVER;
        private volatile boolean reset;
        private volatile boolean closed;
        private volatile int asked;
        private final Promise<Void> held = Promise.promise();

        @Override
        public int room() {
            return room;
        }

        @Override
        public boolean isStuck() {
            asked++;
            return stuck;
        }

        @Override
        public Future<Void> send(StreamMessage message) {
            messages.add(message);
            if (message instanceof StreamMessage.Changes(List<StreamMessage.Selected> changes)
                    && room != Integer.MAX_VALUE) {
                room -= changes.size();
            }
            return hold ? held.future() : Future.succeededFuture();
        }

        @Override
        public void reset() {
            reset = true;
        }

        @Override
        public void end(BoardVersion cursor) {}

        @Override
        public void abort() {
            aborted = true;
        }

        void release() {
            hold = false;
            held.complete();
        }

        int count(Class<? extends StreamMessage> type) {
            return (int) messages.stream().filter(type::isInstance).count();
        }

        List<Long> sequences() {
            List<Long> sequences = new ArrayList<>();
            for (StreamMessage message : messages) {
                if (message instanceof StreamMessage.Changes(List<StreamMessage.Selected> changes)) {
                    changes.forEach(selected ->
                            sequences.add(selected.change().version().sequence()));
                }
            }
            return sequences;
        }
    }

    /// A database that can be made to wait.
    private static final class Slow implements BoardReader {
        private final List<BoardChange> changes = new CopyOnWriteArrayList<>();
        private volatile Promise<Void> gate = Promise.promise();
        private volatile int asked;

        Slow() {
            gate.complete();
        }

        void pause() {
            gate = Promise.promise();
            asked = 0;
        }

        void resume() {
            gate.complete();
        }

        int asked() {
            return asked;
        }

        @Override
        public Uni<List<BoardChange>> changesAfter(BoardKey board, BoardVersion after, int limit) {
            asked++;
            return Uni.createFrom()
                    .completionStage(gate.future().toCompletionStage())
                    .map(_ -> changes.stream()
                            .filter(change -> change.version().sequence() > after.sequence())
                            .limit(limit)
                            .toList());
        }

        @Override
        public Uni<Optional<AssessmentDefinition>> definition(String assessment, Basis basis) {
            return Uni.createFrom().item(Optional.empty());
        }

        @Override
        public Uni<List<BoardStore.StoredBoard>> boards() {
            throw new UnsupportedOperationException("not asked for in these tests");
        }

        @Override
        public Uni<Optional<BoardStore.StoredBoard>> boardAt(BoardKey board, long sequence) {
            throw new UnsupportedOperationException("not asked for in these tests");
        }

        @Override
        public Uni<Optional<BoardVersion>> versionAt(BoardKey board, Instant instant) {
            throw new UnsupportedOperationException("not asked for in these tests");
        }

        @Override
        public Uni<List<CityChange>> historyOf(BoardKey board, String city, long before, int limit) {
            throw new UnsupportedOperationException("not asked for in these tests");
        }

        @Override
        public Uni<Optional<CityMetrics>> metrics(String assessment, String city) {
            throw new UnsupportedOperationException("not asked for in these tests");
        }

        @Override
        public Uni<List<CityMetrics>> metricsOf(String assessment) {
            throw new UnsupportedOperationException("not asked for in these tests");
        }
    }
}
