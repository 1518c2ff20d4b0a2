package io.tandem.ranking.rest;

import io.tandem.ranking.domain.Assessment;
import io.tandem.ranking.domain.BoardDefinition;
import io.tandem.ranking.domain.CityMetrics;
import io.tandem.ranking.domain.Indicator;
import io.tandem.ranking.domain.Input;
import io.tandem.ranking.domain.Metric;
import io.tandem.ranking.domain.Undefined;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One observed level that a place follows from, and the observation that gave it.
///
/// @param value null when there is none; `reason` and `words` then say why
/// @param observation its id
record InputAnswer(
        Indicator indicator,
        String period,
        String unit,
        @Nullable Double value,
        @Nullable String feed,
        @Nullable String observation,
        @Nullable String status,
        @Nullable Integer revision,
        @Nullable Instant observedAt,
        @Nullable Instant receivedAt,
        @Nullable String reason,
        @Nullable String words) {

    static List<InputAnswer> of(Assessment assessment, BoardDefinition board, @Nullable CityMetrics metrics) {
        return Input.of(board, metrics).stream()
                .map(input -> of(assessment, input))
                .toList();
    }

    private static InputAnswer of(Assessment assessment, Input input) {
        Metric.@Nullable Level level = input.level();
        Metric.@Nullable Source source = level == null ? null : level.source();
        Undefined.@Nullable Reason reason = input.reason();
        return new InputAnswer(
                input.indicator(),
                input.side().period(assessment),
                input.indicator().unit(),
                level == null ? null : level.value(),
                source == null ? null : source.feed(),
                source == null ? null : source.id(),
                source == null ? null : source.status(),
                source == null ? null : source.revision(),
                source == null ? null : source.observedAt(),
                source == null ? null : source.receivedAt(),
                reason == null ? null : reason.code(),
                reason == null ? null : reason.words());
    }
}
