package io.tandem.ranking.domain.statistics;

import io.tandem.ranking.domain.BoardDefinition;
import io.tandem.ranking.domain.Indicator;
import io.tandem.ranking.domain.Side;
import io.tandem.ranking.domain.statistics.Column.Kind;
import org.jspecify.annotations.Nullable;

/// A number that every city has or lacks, which filters compare and sentences are about.
public sealed interface Quantity {
    /// As it is written in a filter.
    String text();

    /// A city's own; null when undefined.
    @Nullable
    Number of(CityFigures city);

    /// What kind of number it is.
    Kind kind();

    /// For a person to read, with the unit.
    String meaning();

    /// As a column.
    default Column column() {
        return new Column(text(), kind(), meaning());
    }

    /// Rate of an indicator, a fraction.
    record Rate(Indicator indicator) implements Quantity {
        @Override
        public String text() {
            return indicator.name();
        }

        @Override
        public @Nullable Number of(CityFigures city) {
            return city.rate(indicator);
        }

        @Override
        public Kind kind() {
            return Kind.FRACTION;
        }

        @Override
        public String meaning() {
            return "rate of " + indicator;
        }
    }

    /// base − current of an indicator, in its unit.
    record Reduction(Indicator indicator) implements Quantity {
        @Override
        public String text() {
            return "reduction(%s)".formatted(indicator);
        }

        @Override
        public @Nullable Number of(CityFigures city) {
            return city.figure(indicator).reduction();
        }

        @Override
        public Kind kind() {
            return Kind.AMOUNT;
        }

        @Override
        public String meaning() {
            return "reduction of %s in %s".formatted(indicator, indicator.unit());
        }
    }

    /// Level of an indicator in one of the two periods, in its unit.
    ///
    /// @param period the side's name, such as `2015`
    record Level(Indicator indicator, Side side, String period) implements Quantity {
        @Override
        public String text() {
            return indicator + "@" + period;
        }

        @Override
        public @Nullable Number of(CityFigures city) {
            return city.figure(indicator).level(side);
        }

        @Override
        public Kind kind() {
            return Kind.AMOUNT;
        }

        @Override
        public String meaning() {
            return "level of %s in %s, in %s".formatted(indicator, period, indicator.unit());
        }
    }

    /// Rank on a board.
    record Rank(BoardDefinition board) implements Quantity {
        @Override
        public String text() {
            return "rank(%s)".formatted(board.id());
        }

        @Override
        public @Nullable Number of(CityFigures city) {
            return city.rank(board.id());
        }

        @Override
        public Kind kind() {
            return Kind.RANK;
        }

        @Override
        public String meaning() {
            return "rank on board " + board.id();
        }
    }

    /// Score on a board, a fraction.
    record Score(BoardDefinition board) implements Quantity {
        @Override
        public String text() {
            return "score(%s)".formatted(board.id());
        }

        @Override
        public @Nullable Number of(CityFigures city) {
            return city.score(board.id());
        }

        @Override
        public Kind kind() {
            return Kind.FRACTION;
        }

        @Override
        public String meaning() {
            return "score on board " + board.id();
        }
    }
}
