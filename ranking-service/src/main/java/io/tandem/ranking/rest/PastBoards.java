package io.tandem.ranking.rest;

import io.smallrye.mutiny.Uni;
import io.tandem.ranking.application.BoardReader;
import io.tandem.ranking.application.Boards;
import io.tandem.ranking.domain.BoardKey;
import io.tandem.ranking.domain.BoardVersion;
import io.tandem.ranking.domain.BoardView;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Boards as they once stood.
@Singleton
class PastBoards {
    private final Lookup lookup;
    private final Boards boards;
    private final BoardReader reader;

    PastBoards(Lookup lookup, Boards boards, BoardReader reader) {
        this.lookup = lookup;
        this.boards = boards;
        this.reader = reader;
    }

    /// The board as of a version; fails with a problem that tells which versions exist.
    Uni<ShownBoard> at(ShownBoard newest, AsOf asOf) {
        BoardView present = newest.view();
        return switch (asOf) {
            case AsOf.Sequence(long sequence) -> atSequence(newest, sequence);
            case AsOf.Version(BoardVersion version) ->
                atSequence(newest, version.sequence()).invoke(found -> {
                    if (!found.view().version().equals(version)) {
                        throw Problem.noSuchVersion(present.version()).exception();
                    }
                });
            case AsOf.Moment(Instant instant) -> atInstant(newest, instant);
        };
    }

    private Uni<ShownBoard> atInstant(ShownBoard newest, Instant instant) {
        BoardView present = newest.view();
        @Nullable Instant at = present.at();
        if (at != null && !instant.isBefore(at)) {
            return Uni.createFrom().item(newest);
        }
        return reader.versionAt(present.board(), instant)
                .chain(version -> atSequence(
                        newest,
                        version.orElseThrow(() ->
                                        Problem.noSuchVersion(present.version()).exception())
                                .sequence()));
    }

    private Uni<ShownBoard> atSequence(ShownBoard newest, long sequence) {
        BoardView present = newest.view();
        if (sequence == present.version().sequence() && sequence > 0) {
            return Uni.createFrom().item(newest);
        }
        BoardKey key = present.board();
        Uni<Optional<BoardView>> found = sequence > present.version().sequence()
                ? Uni.createFrom().item(Optional.empty())
                : boards.viewAt(key, sequence);
        return found.map(view -> lookup.shown(
                newest.definition(),
                newest.board(),
                view.orElseThrow(() -> Problem.noSuchVersion(present.version()).exception())));
    }
}
