package io.tandem.ranking.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.tandem.ranking.domain.Basis;
import io.tandem.ranking.domain.BoardChange;
import io.tandem.ranking.domain.BoardKey;
import io.tandem.ranking.domain.BoardState;
import io.tandem.ranking.domain.BoardVersion;
import io.tandem.ranking.domain.Cause;
import io.tandem.ranking.domain.Move;
import io.tandem.ranking.domain.Standing;
import io.tandem.ranking.domain.ZeroRule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BoardsTest {
    private static final BoardKey KEY = new BoardKey("a", "co2");
    private static final int CHANGES = 30;

    private final Memory memory = new Memory();
    private final Boards boards = new Boards(memory, 10);
    private final List<BoardChange> changes = new ArrayList<>();

    @BeforeEach
    void writeABoardWithAHistory() {
        Random random = new Random(1);
        BoardState state = new BoardState();
        var _ = memory.open(List.of(KEY));
        BoardVersion version = BoardVersion.NEW;
        for (int i = 1; i <= CHANGES; i++) {
            Standing standing = Standing.Ranked.of(List.of(i / 100.0), ZeroRule.ZERO_IS_TIER_TWO);
            String city = "C" + random.nextInt(6);
            List<Move> moves = state.apply(Map.of(city, new BoardState.Present(standing)));
            BoardChange change = new BoardChange(
                    KEY,
                    version.next(),
                    Instant.EPOCH,
                    Basis.FIRST,
                    new Cause(Cause.Kind.NEW_DATA, List.of("o" + i)),
                    moves);
            changes.add(change);
            save(version, change);
            version = version.next();
        }
    }

    private void save(BoardVersion from, BoardChange change) {
        memory.save(new BoardStore.Commit(
                        List.of(),
                        List.of(new BoardStore.Step(KEY, from, change.version(), change.at(), Basis.FIRST)),
                        List.of(new BoardStore.Numbered(0, change.version().sequence(), change, Map.of())),
                        List.of(),
                        change.at()))
                .await()
                .indefinitely();
    }

    @Test
    void itIsLoadedAtAKnownVersion() {
        assertThat(boards.loaded()).isFalse();

        catchUp();

        assertThat(boards.loaded()).isTrue();
        assertThat(version()).isEqualTo(new BoardVersion(1, CHANGES));
    }

    @Test
    void changesThatAreKnownAreDropped() {
        catchUp();
        var before = boards.view(KEY);

        take(changes);

        assertThat(boards.view(KEY)).isEqualTo(before);
    }

    @Test
    void aMissingChangeIsReadFromTheDatabase() {
        take(changes.subList(0, 3));
        take(changes.subList(20, 21));

        assertThat(version().sequence()).isGreaterThanOrEqualTo(21);
        take(changes);
        assertThat(boards.view(KEY).orElseThrow().ranked()).isEqualTo(whole());
    }

    @Test
    void anyDeliveryEndsInTheSameBoard() {
        Random random = new Random(5);
        List<BoardChange> delivered = new ArrayList<>(changes);
        delivered.addAll(changes);
        Collections.shuffle(delivered, random);

        delivered.forEach(change -> take(List.of(change)));

        assertThat(boards.view(KEY).orElseThrow().ranked()).isEqualTo(whole());
    }

    @Test
    void whatFollowsAVersionComesFromMemoryOrFromTheDatabaseWithoutASeam() {
        take(changes);
        for (int begin = 0; begin < CHANGES; begin++) {
            BoardVersion cursor = new BoardVersion(1, begin);
            List<BoardChange> followed = new ArrayList<>();
            while (after(cursor) instanceof Replay.Changes(List<BoardChange> next)) {
                followed.addAll(next);
                cursor = next.getLast().version();
            }

            assertThat(after(cursor)).isInstanceOf(Replay.UpToDate.class);
            assertThat(followed).isEqualTo(changes.subList(begin, CHANGES));
        }
    }

    @Test
    void recentChangesNeedNoDatabase() {
        take(changes);
        int reads = memory.reads;

        assertThat(after(new BoardVersion(1, CHANGES - 2))).isInstanceOf(Replay.Changes.class);
        assertThat(after(new BoardVersion(1, CHANGES))).isInstanceOf(Replay.UpToDate.class);
        assertThat(memory.reads).isEqualTo(reads);
    }

    @Test
    void whatIsKeptInMemoryIsBoundedByTheObservationsThatChangesName() {
        BoardChange last = changes.getLast();
        BoardChange heavy = new BoardChange(
                KEY,
                last.version().next(),
                last.at(),
                last.basis(),
                new Cause(Cause.Kind.CORRECTION, Collections.nCopies(1_000, "o")),
                last.moves());
        save(last.version(), heavy);
        take(changes);
        take(List.of(heavy));
        int reads = memory.reads;

        assertThat(after(last.version())).isInstanceOf(Replay.Changes.class);

        assertThat(memory.reads).isGreaterThan(reads);
    }

    @Test
    void aVersionOfAnotherReplicaThatIsAheadIsFollowed() {
        take(changes.subList(0, 10));

        assertThat(after(new BoardVersion(1, CHANGES))).isInstanceOf(Replay.UpToDate.class);
        assertThat(after(new BoardVersion(1, CHANGES - 1))).isInstanceOf(Replay.Changes.class);
    }

    @Test
    void aVersionThatNeverWasMeansToStartOver() {
        catchUp();

        assertThat(after(new BoardVersion(1, CHANGES + 1))).isInstanceOf(Replay.Gone.class);
        assertThat(after(new BoardVersion(2, CHANGES))).isInstanceOf(Replay.Gone.class);
        assertThat(after(new BoardVersion(2, 3))).isInstanceOf(Replay.Gone.class);
    }

    @Test
    void aBoardWhoseHistoryIsNotKeptIsReadWhole() {
        take(changes.subList(0, 3));
        memory.forgetHistory(KEY);

        catchUp();

        assertThat(version()).isEqualTo(new BoardVersion(1, CHANGES));
        assertThat(boards.view(KEY).orElseThrow().ranked()).isEqualTo(whole());
        assertThat(after(new BoardVersion(1, 3))).isInstanceOf(Replay.Gone.class);
    }

    @Test
    void everyVersionCanBeSeenAgain() {
        catchUp();
        BoardState state = new BoardState();
        for (BoardChange change : changes) {
            Move move = change.moves().getFirst();
            var _ = state.apply(
                    Map.of(move.city(), new BoardState.Present(move.to().standing())));

            var view = boards.viewAt(KEY, change.version().sequence())
                    .await()
                    .indefinitely()
                    .orElseThrow();

            assertThat(view.version()).isEqualTo(change.version());
            assertThat(view.ranked()).isEqualTo(state.ranked());
        }
        assertThat(boards.viewAt(KEY, CHANGES + 1L).await().indefinitely()).isEmpty();
    }

    @Test
    void listenersHearOfEveryAdvance() {
        List<BoardKey> heard = new ArrayList<>();
        boards.onAdvance(heard::add);

        take(changes.subList(0, 2));
        take(changes.subList(0, 2));

        assertThat(heard).containsExactly(KEY, KEY);
    }

    private List<BoardState.Row> whole() {
        return new BoardState(memory.boards.get(KEY).standings()).ranked();
    }

    private void catchUp() {
        boards.catchUp().await().indefinitely();
    }

    private void take(List<BoardChange> published) {
        boards.take(published).await().indefinitely();
    }

    private Replay after(BoardVersion cursor) {
        return boards.after(KEY, cursor, 4).await().indefinitely();
    }

    private BoardVersion version() {
        return boards.view(KEY).orElseThrow().version();
    }
}
