package io.tandem.ranking.rest;

import io.tandem.ranking.domain.Assessment;
import io.tandem.ranking.domain.CityChange;
import io.tandem.ranking.domain.CityMetrics;
import io.tandem.ranking.domain.Indicator;
import io.tandem.ranking.domain.Metric;
import io.tandem.ranking.domain.Place;
import io.tandem.ranking.domain.Score;
import io.tandem.ranking.domain.Side;
import io.tandem.ranking.domain.Standing;
import io.tandem.ranking.domain.Tier;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The latest change of a city's own standing on a board.
///
/// @param cause kind of the news
/// @param observations those that did it; empty for changes of definition
/// @param from null when the city was not on the board before
/// @param to null when the city left it
record LastMoveAnswer(
        int epoch,
        long sequence,
        Instant at,
        String cause,
        List<News> observations,
        @Nullable Standpoint from,
        @Nullable Standpoint to) {

    static LastMoveAnswer of(Assessment assessment, CityChange change, @Nullable CityMetrics metrics) {
        return new LastMoveAnswer(
                change.version().epoch(),
                change.version().sequence(),
                change.at(),
                change.cause().kind().code(),
                change.cause().observations().stream()
                        .map(id -> News.of(assessment, id, metrics))
                        .toList(),
                Standpoint.of(change.move().from()),
                Standpoint.of(change.move().to()));
    }

    /// One observation of the cause.
    ///
    /// @param counts whether it still gives a level; a later revision may have taken its place, and it may be
    ///     another city's of the same change. The rest is null when it does not
    record News(
            String observation,
            boolean counts,
            @Nullable Indicator indicator,
            @Nullable String period,
            @Nullable String feed,
            @Nullable Integer revision,
            @Nullable Instant receivedAt) {
        static News of(Assessment assessment, String id, @Nullable CityMetrics metrics) {
            for (Metric metric : metrics == null ? List.<Metric>of() : metrics.metrics()) {
                for (Side side : Side.values()) {
                    Metric.@Nullable Level level = metric.level(side);
                    Metric.@Nullable Source source = level == null ? null : level.source();
                    if (source != null && source.id().equals(id)) {
                        return new News(
                                id,
                                true,
                                metric.indicator(),
                                side.period(assessment),
                                source.feed(),
                                source.revision(),
                                source.receivedAt());
                    }
                }
            }
            return new News(id, false, null, null, null, null, null);
        }
    }

    /// Where the city stood.
    ///
    /// @param rank null when unranked, and so the rest
    record Standpoint(
            @Nullable Integer rank,
            @Nullable Tier tier,
            @Nullable Double score) {
        static @Nullable Standpoint of(@Nullable Place place) {
            if (place == null) {
                return null;
            }
            @Nullable Score score = place.standing() instanceof Standing.Ranked ranked ? ranked.score() : null;
            return new Standpoint(
                    place.rank(), score == null ? null : score.tier(), score == null ? null : score.value());
        }
    }
}
