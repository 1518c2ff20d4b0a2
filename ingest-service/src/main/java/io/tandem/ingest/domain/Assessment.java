package io.tandem.ingest.domain;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What is compared and how.
///
/// @param roster id of the roster whose cities are compared
/// @param basePeriod as long as `currentPeriod`, and earlier
/// @param boards rankings to keep, in display order
/// @param note what a reader must be told wherever figures are shown
public record Assessment(
        String roster,
        Period basePeriod,
        Period currentPeriod,
        Method method,
        List<Board> boards,
        @Nullable String note)
        implements Definition {
    /// The report's five rankings (§2.4).
    static final List<Board> DEFAULT_BOARDS = List.of(
            new Board("co2", List.of(Indicator.CO2)),
            new Board("lapeq", List.of(Indicator.LAPEQ)),
            new Board("aqi", List.of(Indicator.AQI)),
            new Board("co2-lapeq", List.of(Indicator.CO2, Indicator.LAPEQ)),
            new Board("co2-aqi", List.of(Indicator.CO2, Indicator.AQI)));

    public Assessment {
        boards = List.copyOf(boards);
    }

    /// How figures are computed.
    ///
    /// @param pollutantEquivalents kg of SO2, NOX and PM that make one equivalent, > 0; quantities are
    ///     divided by them
    /// @param groupVersions group id to version, where not the one in force at the end of the current period
    public record Method(
            Map<Indicator, Double> pollutantEquivalents,
            StatusPolicy statusPolicy,
            ZeroRule zeroRule,
            Map<String, String> groupVersions) {
        /// Environmental Protection Tax Law of 2018; the report divides by them (§2.4).
        static final Map<Indicator, Double> DEFAULT_EQUIVALENTS =
                Map.of(Indicator.SO2, 0.95, Indicator.NOX, 0.95, Indicator.PM, 2.18);

        public Method {
            pollutantEquivalents = Collections.unmodifiableMap(new EnumMap<>(pollutantEquivalents));
            groupVersions = Collections.unmodifiableMap(new TreeMap<>(groupVersions));
        }
    }

    /// One ranking.
    ///
    /// @param indicators one for a single board, two different ones for a composite one
    public record Board(String id, List<Indicator> indicators) {
        public Board {
            indicators = List.copyOf(indicators);
        }
    }

    /// Which observations count.
    public enum StatusPolicy {
        VALIDATED,
        VALIDATED_ELSE_PROVISIONAL;

        /// The policy of exactly this wire name.
        public static Optional<StatusPolicy> named(String name) {
            return Arrays.stream(values())
                    .filter(p -> p.wireName().equals(name))
                    .findFirst();
        }

        /// Lower case with hyphens, as written on the wire.
        public String wireName() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /// Where a rate of exactly 0 belongs on a composite board; the report is silent (§2.4).
    public enum ZeroRule {
        /// Neither a reduction nor an increase: the city is in tier II.
        ZERO_IS_TIER_TWO,
        /// A reduction: two rates of at least 0 make tier I.
        ZERO_IS_REDUCTION,
        /// An increase: two rates of at most 0 make tier III.
        ZERO_IS_INCREASE;

        /// The rule of exactly this wire name.
        public static Optional<ZeroRule> named(String name) {
            return Arrays.stream(values())
                    .filter(r -> r.wireName().equals(name))
                    .findFirst();
        }

        /// Lower case with hyphens, as written on the wire.
        public String wireName() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
