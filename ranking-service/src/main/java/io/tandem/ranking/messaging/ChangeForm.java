package io.tandem.ranking.messaging;

import io.tandem.ranking.contract.BoardSnapshot;
import io.tandem.ranking.contract.RankingChanged;
import io.tandem.ranking.domain.Basis;
import io.tandem.ranking.domain.BoardChange;
import io.tandem.ranking.domain.BoardKey;
import io.tandem.ranking.domain.BoardVersion;
import io.tandem.ranking.domain.BoardView;
import io.tandem.ranking.domain.Cause;
import io.tandem.ranking.domain.Indicator;
import io.tandem.ranking.domain.Move;
import io.tandem.ranking.domain.Place;
import io.tandem.ranking.domain.Score;
import io.tandem.ranking.domain.Standing;
import io.tandem.ranking.domain.Tier;
import io.tandem.ranking.domain.Undefined;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Between [RankingChanged] and [BoardChange].
final class ChangeForm {
    private ChangeForm() {}

    static RankingChanged write(BoardChange change) {
        return new RankingChanged(
                change.board().toString(),
                change.version().epoch(),
                change.version().sequence(),
                change.at(),
                change.basis().assessmentVersion(),
                change.basis().rosterVersion(),
                new RankingChanged.Cause(
                        change.cause().kind().code(), change.cause().observations()),
                write(change.moves()));
    }

    static List<RankingChanged.Move> write(List<Move> moves) {
        return moves.stream()
                .map(move -> new RankingChanged.Move(move.city(), write(move.from()), write(move.to())))
                .toList();
    }

    static BoardSnapshot write(BoardView board) {
        Stream<BoardSnapshot.Entry> ranked = board.ranked().stream()
                .map(row -> new BoardSnapshot.Entry(row.city(), place(row.rank(), row.standing())));
        Stream<BoardSnapshot.Entry> unranked = board.unranked().entrySet().stream()
                .map(entry -> new BoardSnapshot.Entry(entry.getKey(), place(null, entry.getValue())));
        return new BoardSnapshot(
                board.board().toString(),
                board.version().epoch(),
                board.version().sequence(),
                board.at(),
                board.basis().assessmentVersion(),
                board.basis().rosterVersion(),
                Stream.concat(ranked, unranked).toList());
    }

    /// The message's meaning.
    ///
    /// @throws IllegalArgumentException when it contradicts itself or has something this version does not
    ///     know
    static BoardChange read(RankingChanged message) {
        return new BoardChange(
                BoardKey.parse(message.board()),
                new BoardVersion(message.epoch(), message.sequence()),
                message.at(),
                basis(message.assessmentVersion(), message.rosterVersion()),
                new Cause(Cause.Kind.of(message.cause().kind()), message.cause().observations()),
                read(message.moves()));
    }

    private static Basis basis(@Nullable Integer assessmentVersion, @Nullable Integer rosterVersion) {
        return assessmentVersion == null || rosterVersion == null
                ? Basis.FIRST
                : new Basis(assessmentVersion, rosterVersion);
    }

    static List<Move> read(List<RankingChanged.Move> moves) {
        return moves.stream()
                .map(move -> new Move(move.city(), read(move.from()), read(move.to())))
                .toList();
    }

    static RankingChanged.@Nullable Place write(@Nullable Place place) {
        return place == null ? null : place(place.rank(), place.standing());
    }

    private static RankingChanged.Place place(@Nullable Integer rank, Standing standing) {
        return switch (standing) {
            case Standing.Ranked(Score score, List<@Nullable Double> rates) -> {
                @Nullable Tier tier = score.tier();
                yield new RankingChanged.Place(
                        rank, tier == null ? null : tier.name(), score.value(), rates, List.of());
            }
            case Standing.Unranked(List<@Nullable Double> rates, List<Undefined> reasons) ->
                new RankingChanged.Place(
                        null,
                        null,
                        null,
                        rates,
                        reasons.stream()
                                .map(u -> new RankingChanged.Undefined(
                                        u.reason().code(), u.indicator().name()))
                                .toList());
        };
    }

    private static @Nullable Place read(RankingChanged.@Nullable Place place) {
        if (place == null) {
            return null;
        }
        @Nullable Double score = place.score();
        if (score == null) {
            List<Undefined> reasons = place.unranked().stream()
                    .map(u -> new Undefined(Undefined.Reason.of(u.reason()), Indicator.of(u.indicator())))
                    .toList();
            return new Place(null, new Standing.Unranked(place.rates(), reasons));
        }
        @Nullable String tier = place.tier();
        return new Place(
                place.rank(),
                new Standing.Ranked(new Score(tier == null ? null : Tier.valueOf(tier), score), place.rates()));
    }
}
