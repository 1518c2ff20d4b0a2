package io.tandem.ranking.domain.statistics;

import io.tandem.ranking.domain.Assessment;
import io.tandem.ranking.domain.AssessmentDefinition;
import io.tandem.ranking.domain.Basis;
import io.tandem.ranking.domain.BoardKey;
import io.tandem.ranking.domain.BoardState;
import io.tandem.ranking.domain.BoardVersion;
import io.tandem.ranking.domain.BoardView;
import io.tandem.ranking.domain.Cause;
import io.tandem.ranking.domain.CityMetrics;
import io.tandem.ranking.domain.Indicator;
import io.tandem.ranking.domain.Metric;
import io.tandem.ranking.domain.Reference;
import io.tandem.ranking.domain.Roster;
import io.tandem.ranking.domain.Standing;
import io.tandem.ranking.domain.Undefined;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Snapshots for tests.
public final class Samples {
    private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");

    private Samples() {}

    /// The reference observations of 335 cities.
    public static Snapshot reference() {
        Map<String, CityMetrics> metrics = new HashMap<>();
        Reference.metrics().forEach(city -> metrics.put(city.city(), city));
        return of(new AssessmentDefinition(Reference.assessment("2019", Map.of()), Reference.roster()), metrics);
    }

    /// Cities `100001`, `100002` … with the given levels {base, current} of CO2 and SO2; a NaN is missing, and null
    /// is a city of which nothing is known. The even ones are in the east, the others in the west.
    static Snapshot cities(double[]... levels) {
        TreeMap<String, Roster.City> cities = new TreeMap<>();
        Map<String, CityMetrics> metrics = new HashMap<>();
        for (int i = 0; i < levels.length; i++) {
            String code = Integer.toString(100_001 + i);
            String region = (i + 1) % 2 == 0 ? "east" : "west";
            cities.put(code, new Roster.City(code, "市" + i, "某市", "City" + i, "100000", "省", "Province", region));
            if (levels[i] != null) {
                metrics.put(code, metrics(code, levels[i]));
            }
        }
        Roster roster = new Roster("r", 1, "名", "Name", cities, List.of());
        return of(new AssessmentDefinition(Reference.assessment("2019", Map.of()), roster), metrics);
    }

    private static CityMetrics metrics(String code, double[] levels) {
        return new CityMetrics(
                "2015-2019",
                1,
                1,
                code,
                0,
                1,
                AT,
                new Cause(Cause.Kind.NEW_DATA, List.of()),
                Arrays.stream(Indicator.values())
                        .map(indicator -> switch (indicator) {
                            case CO2 -> metric(indicator, levels[0], levels[1]);
                            case SO2, LAPEQ -> metric(indicator, levels[2], levels[3]);
                            case NOX, PM, NO2, PM25, O3, AQI -> metric(indicator, Double.NaN, Double.NaN);
                        })
                        .toList());
    }

    private static Metric metric(Indicator indicator, double base, double current) {
        boolean both = !Double.isNaN(base) && !Double.isNaN(current);
        Undefined.Reason reason = Double.isNaN(base)
                ? Undefined.Reason.BASE_MISSING
                : both ? Undefined.Reason.BASE_ZERO : Undefined.Reason.CURRENT_MISSING;
        boolean defined = both && base != 0;
        return new Metric(
                indicator,
                indicator.unit(),
                Double.isNaN(base) ? null : new Metric.Level(base, null),
                Double.isNaN(current) ? null : new Metric.Level(current, null),
                both ? base - current : null,
                defined ? (base - current) / base : null,
                defined ? List.of() : List.of(new Undefined(reason, indicator)));
    }

    static Snapshot of(AssessmentDefinition definition, Map<String, CityMetrics> metrics) {
        Assessment assessment = definition.assessment();
        Map<String, BoardView> views = new HashMap<>();
        assessment.boards().forEach(board -> {
            Map<String, Standing> standings = new HashMap<>();
            definition
                    .roster()
                    .cities()
                    .keySet()
                    .forEach(city -> standings.put(
                            city,
                            board.standing(
                                    metrics.get(city), assessment.method().zeroRule())));
            views.put(
                    board.id(),
                    BoardView.of(
                            new BoardKey(assessment.id(), board.id()),
                            new BoardVersion(1, 7),
                            AT,
                            new Basis(1, 1),
                            new BoardState(standings)));
        });
        return Snapshot.of(definition, views, metrics, AT, "test");
    }
}
