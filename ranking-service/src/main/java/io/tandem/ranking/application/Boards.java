package io.tandem.ranking.application;

import io.smallrye.mutiny.Uni;
import io.tandem.fold.InTurn;
import io.tandem.ranking.domain.AssessmentDefinition;
import io.tandem.ranking.domain.Basis;
import io.tandem.ranking.domain.BoardChange;
import io.tandem.ranking.domain.BoardKey;
import io.tandem.ranking.domain.BoardState;
import io.tandem.ranking.domain.BoardVersion;
import io.tandem.ranking.domain.BoardView;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The read model of this replica: every board at its newest published version, and its changes.
///
/// It begins with what the database holds and then follows the published changes, told apart by number: one
/// that is known is dropped, and where one is missing the database is asked. So it never skips and never
/// repeats, whatever the topic does.
public final class Boards {
    /// Few, because a change with its observations can be a megabyte.
    private static final int CHANGES_AT_ONCE = 32;

    private final BoardReader reader;
    private final int sizeKept;
    private final Map<BoardKey, BoardFeed> feeds = new ConcurrentHashMap<>();
    private final Map<MadeBy, AssessmentDefinition> definitions = new ConcurrentHashMap<>();
    private final List<Consumer<BoardKey>> listeners = new CopyOnWriteArrayList<>();
    private volatile boolean loaded;

    /// An empty read model.
    ///
    /// @param sizeKept how much of a board's latest changes is kept for subscribers that come back, see
    ///     [BoardChange#size()]
    public Boards(BoardReader reader, int sizeKept) {
        this.reader = reader;
        this.sizeKept = sizeKept;
    }

    /// Whether the boards have been read once.
    public boolean loaded() {
        return loaded;
    }

    /// The newest state of a board; empty when it has never existed.
    public Optional<BoardView> view(BoardKey board) {
        return Optional.ofNullable(feeds.get(board)).map(BoardFeed::view);
    }

    /// What a board was made by, as it was defined then; empty when this replica has not come across it.
    public Optional<AssessmentDefinition> definition(String assessment, Basis basis) {
        return Optional.ofNullable(definitions.get(new MadeBy(assessment, basis)));
    }

    /// A board as it stood at a sequence, rebuilt from its history; empty when it has not come so far.
    public Uni<Optional<BoardView>> viewAt(BoardKey board, long sequence) {
        return reader.boardAt(board, sequence).chain(found -> {
            BoardStore.@Nullable StoredBoard stored = found.orElse(null);
            return stored == null
                    ? Uni.createFrom().item(Optional.empty())
                    : learn(board.assessment(), stored.basis())
                            .replaceWith(() -> Optional.of(BoardView.of(
                                    board,
                                    stored.version(),
                                    stored.at(),
                                    stored.basis(),
                                    new BoardState(stored.standings()))));
        });
    }

    /// The newest version of every board.
    public Map<BoardKey, BoardVersion> versions() {
        Map<BoardKey, BoardVersion> versions = new ConcurrentHashMap<>();
        feeds.forEach((key, feed) -> versions.put(key, feed.version()));
        return versions;
    }

    /// Calls `listener` after every advance of a board; it must not block.
    public void onAdvance(Consumer<BoardKey> listener) {
        listeners.add(listener);
    }

    /// Brings every board to what the database holds, change by change where that is possible, so that
    /// subscribers see no jump.
    public Uni<Void> catchUp() {
        return reader.boards()
                .chain(stored -> InTurn.each(stored, this::catchUpTo))
                .invoke(() -> loaded = true);
    }

    /// Takes published changes, in the order of the topic. Repeating a call is harmless.
    public Uni<Void> take(List<BoardChange> published) {
        return InTurn.each(
                published,
                change -> learn(change.board().assessment(), change.basis()).chain(() -> {
                    BoardFeed feed = feed(change.board());
                    return switch (feed.offer(change)) {
                        case KNOWN -> Uni.createFrom().voidItem();
                        case TAKEN -> Uni.createFrom().voidItem().invoke(() -> advanced(change.board()));
                        case GAP -> fill(feed, change.version());
                    };
                }));
    }

    /// Makes sure that a definition is at hand before a board made by it is shown.
    private Uni<Void> learn(String assessment, Basis basis) {
        MadeBy key = new MadeBy(assessment, basis);
        return definitions.containsKey(key)
                ? Uni.createFrom().voidItem()
                : reader.definition(assessment, basis)
                        .invoke(found -> found.ifPresent(definition -> definitions.put(key, definition)))
                        .replaceWithVoid();
    }

    /// What follows `cursor`: from memory, and where that does not reach, from the database. The definitions that
    /// the changes were made by are known then.
    ///
    /// @param limit of the changes' size, exceeded by at most one change
    public Uni<Replay> after(BoardKey board, BoardVersion cursor, int limit) {
        BoardFeed feed = feed(board);
        Optional<Replay> known = feed.after(cursor, limit);
        if (known.isPresent()) {
            return Uni.createFrom().item(known.get());
        }
        return reader.changesAfter(board, cursor.previous(), CHANGES_AT_ONCE)
                .call(this::learnAll)
                .map(changes -> since(cursor, changes, limit));
    }

    /// @param changes from `cursor`'s own on: its presence proves that the version existed
    private static Replay since(BoardVersion cursor, List<BoardChange> changes, int limit) {
        boolean isNew = cursor.sequence() == 0;
        if (!isNew && (changes.isEmpty() || !changes.getFirst().version().equals(cursor))) {
            return new Replay.Gone();
        }
        List<BoardChange> next = isNew ? changes : changes.subList(1, changes.size());
        if (next.isEmpty()) {
            return isNew ? new Replay.Gone() : new Replay.UpToDate();
        }
        return cursor.precedes(next.getFirst().version()) ? new Replay.Changes(upTo(limit, next)) : new Replay.Gone();
    }

    private Uni<Void> catchUpTo(BoardStore.StoredBoard stored) {
        return learn(stored.board().assessment(), stored.basis()).chain(() -> {
            @Nullable BoardFeed present = feeds.get(stored.board());
            if (present != null && !present.version().includes(stored.version())) {
                return fill(present, stored.version());
            }
            if (feed(stored.board()).replace(stored)) {
                advanced(stored.board());
            }
            return Uni.createFrom().voidItem();
        });
    }

    /// Takes the missing changes from the database until the board is at `target`; the whole board when they
    /// are no longer kept.
    private Uni<Void> fill(BoardFeed feed, BoardVersion target) {
        BoardVersion before = feed.version();
        return reader.changesAfter(feed.key(), before, CHANGES_AT_ONCE)
                .call(this::learnAll)
                .chain(changes -> {
                    changes.forEach(feed::offer);
                    if (!feed.version().equals(before)) {
                        advanced(feed.key());
                    }
                    if (feed.version().includes(target)) {
                        return Uni.createFrom().voidItem();
                    }
                    return feed.version().equals(before) ? reread(feed) : fill(feed, target);
                });
    }

    private Uni<Void> learnAll(List<BoardChange> changes) {
        List<BoardChange> unknown = changes.stream()
                .filter(change ->
                        definition(change.board().assessment(), change.basis()).isEmpty())
                .toList();
        return InTurn.each(unknown, change -> learn(change.board().assessment(), change.basis()));
    }

    private Uni<Void> reread(BoardFeed feed) {
        return reader.boards()
                .invoke(all -> all.stream()
                        .filter(stored -> stored.board().equals(feed.key()))
                        .filter(feed::replace)
                        .forEach(stored -> advanced(stored.board())))
                .replaceWithVoid();
    }

    private BoardFeed feed(BoardKey board) {
        return feeds.computeIfAbsent(board, key -> new BoardFeed(key, sizeKept));
    }

    private void advanced(BoardKey board) {
        listeners.forEach(listener -> listener.accept(board));
    }

    private static List<BoardChange> upTo(int limit, List<BoardChange> changes) {
        int size = 0;
        int count = 0;
        while (count < changes.size() && size < limit) {
            size += changes.get(count).size();
            count++;
        }
        return List.copyOf(changes.subList(0, count));
    }

    /// Names a definition that boards were made by.
    private record MadeBy(String assessment, Basis basis) {}
}
