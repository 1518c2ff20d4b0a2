package io.tandem.ranking.webhook.application;

import io.smallrye.mutiny.Uni;
import io.tandem.ranking.application.Boards;
import io.tandem.ranking.domain.BoardKey;
import io.tandem.ranking.domain.BoardView;
import io.tandem.ranking.domain.Place;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// Places on boards at the versions where webhooks are. Most webhooks of a board are at the same one, so each is read
/// once for all of them.
final class PlacesAt {
    private static final int KEPT = 8;

    private final Boards boards;
    private final SequencedMap<At, Uni<Map<String, Place>>> kept = new LinkedHashMap<>();

    PlacesAt(Boards boards) {
        this.boards = boards;
    }

    /// Every city's place at a sequence; fails when the board has not come so far.
    synchronized Uni<Map<String, Place>> of(BoardKey board, long sequence) {
        At at = new At(board, sequence);
        @Nullable Uni<Map<String, Place>> known = kept.get(at);
        if (known != null) {
            return known;
        }
        Uni<Map<String, Place>> places = boards.viewAt(board, sequence)
                .map(view -> view.map(BoardView::places)
                        .orElseThrow(() -> new IllegalStateException("%s is not at %d".formatted(board, sequence))))
                .onFailure()
                .invoke(() -> forget(at))
                .memoize()
                .indefinitely();
        kept.put(at, places);
        if (kept.size() > KEPT) {
            var _ = kept.pollFirstEntry();
        }
        return places;
    }

    private synchronized void forget(At at) {
        kept.remove(at);
    }

    private record At(BoardKey board, long sequence) {}
}
