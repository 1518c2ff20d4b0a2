package io.tandem.ranking.domain;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/// One observed level that a city's place on a board follows from, or its absence.
///
/// @param indicator an observed one, so a part instead of LAPEQ
/// @param level null when there is none
/// @param reason why there is none; null when there is one
public record Input(Indicator indicator, Side side, Metric.@Nullable Level level, Undefined.@Nullable Reason reason) {
    /// Every level that counts on a board, in the board's order, base before current.
    ///
    /// @param metrics null when nothing has been observed for the city
    public static List<Input> of(BoardDefinition board, @Nullable CityMetrics metrics) {
        SequencedSet<Input> inputs = new LinkedHashSet<>();
        for (Indicator indicator : board.indicators()) {
            for (Indicator observed : indicator.observed()) {
                @Nullable
                Metric metric =
                        metrics == null ? null : metrics.metric(observed).orElse(null);
                inputs.add(of(observed, Side.BASE, metric));
                inputs.add(of(observed, Side.CURRENT, metric));
            }
        }
        return List.copyOf(inputs);
    }

    private static Input of(Indicator indicator, Side side, @Nullable Metric metric) {
        if (metric == null) {
            return new Input(indicator, side, null, Undefined.Reason.NO_OBSERVATIONS);
        }
        Metric.@Nullable Level level = metric.level(side);
        return level == null
                ? new Input(indicator, side, null, metric.whyNone(side))
                : new Input(indicator, side, level, null);
    }
}
