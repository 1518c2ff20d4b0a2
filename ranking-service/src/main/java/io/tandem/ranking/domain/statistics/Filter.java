package io.tandem.ranking.domain.statistics;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Conditions that a city must meet, all of them, such as `CO2>0.5,SO2>0.5,region=west`.
///
/// @param conditions empty for every city
public record Filter(List<Condition> conditions) {
    /// Every city.
    public static final Filter ALL = new Filter(List.of());

    /// Copies the conditions.
    public Filter {
        conditions = List.copyOf(conditions);
    }

    /// Reads a filter for an assessment.
    ///
    /// @throws Malformed when it cannot be understood
    public static Filter parse(String text, Snapshot snapshot) {
        return new FilterParser(text, new Subjects(snapshot)).filter();
    }

    /// Whether a city meets every condition; null when one cannot be decided and no other is missed.
    public @Nullable Boolean test(CityFigures city) {
        boolean decided = true;
        for (Condition condition : conditions) {
            @Nullable Boolean met = condition.test(city);
            if (met == null) {
                decided = false;
            } else if (!met) {
                return false;
            }
        }
        return decided ? true : null;
    }

    /// The conditions as they are written, in their shortest form.
    public String text() {
        return conditions.stream().map(Condition::text).collect(Collectors.joining(","));
    }

    /// Why a filter cannot be understood.
    public static final class Malformed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final int position;
        private final String expected;
        private final transient List<String> allowed;

        Malformed(int position, String expected, List<String> allowed) {
            super("at character %d %s is expected".formatted(position, expected));
            this.position = position;
            this.expected = expected;
            this.allowed = List.copyOf(allowed);
        }

        /// Number of the first character that does not fit, from 1.
        public int position() {
            return position;
        }

        /// What would fit there.
        public String expected() {
            return expected;
        }

        /// The words that would fit there, where they can be listed.
        public List<String> allowed() {
            return allowed;
        }
    }
}
