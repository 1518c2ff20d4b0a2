package io.tandem.ranking.domain;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// The reference data as the tests need it. Figures are computed here in the simplest possible way, so that
/// they owe nothing to the code under test or to metrics-service.
public final class Reference {
    private Reference() {}

    /// The roster `china-335` with its groups.
    public static Roster roster() {
        TreeMap<String, Roster.City> cities = new TreeMap<>();
        for (String[] row : rows("cities.csv")) {
            cities.put(
                    row[0],
                    new Roster.City(
                            row[0], row[1], row[2], row[3], row[0].substring(0, 2) + "0000", row[4], row[4], row[5]));
        }
        Map<String, List<String[]>> groups = new LinkedHashMap<>();
        rows("groups.csv")
                .forEach(row -> groups.computeIfAbsent(row[0] + row[1], any -> new ArrayList<>())
                        .add(row));
        return new Roster(
                "china-335",
                1,
                "中国",
                "China",
                cities,
                groups.values().stream().map(Reference::group).toList());
    }

    private static Roster.GroupVersion group(List<String[]> rows) {
        String[] row = rows.getFirst();
        return new Roster.GroupVersion(
                row[0],
                row[1],
                row[2],
                row[3],
                LocalDate.parse(row[4]),
                row[5].isEmpty() ? null : LocalDate.parse(row[5]),
                rows.stream().map(member -> member[6]).toList());
    }

    /// The default assessment up to `currentPeriod`.
    public static Assessment assessment(String currentPeriod, Map<String, String> groupVersions) {
        return new Assessment(
                "2015-" + currentPeriod,
                1,
                "china-335",
                "2015",
                currentPeriod,
                new Assessment.Method(
                        Map.of(Indicator.SO2, 0.95, Indicator.NOX, 0.95, Indicator.PM, 2.18),
                        "validated-else-provisional",
                        ZeroRule.ZERO_IS_TIER_TWO,
                        groupVersions),
                List.of(
                        new BoardDefinition("co2", List.of(Indicator.CO2)),
                        new BoardDefinition("lapeq", List.of(Indicator.LAPEQ)),
                        new BoardDefinition("aqi", List.of(Indicator.AQI)),
                        new BoardDefinition("co2-lapeq", List.of(Indicator.CO2, Indicator.LAPEQ)),
                        new BoardDefinition("co2-aqi", List.of(Indicator.CO2, Indicator.AQI))),
                null);
    }

    /// City → indicator → {2015, 2019}, LAPeq among them.
    public static Map<String, Map<Indicator, double[]>> levels() {
        Map<String, Map<Indicator, double[]>> levels = new TreeMap<>();
        for (String[] row : rows("observations.csv")) {
            Indicator indicator = Indicator.valueOf(row[1].toUpperCase(java.util.Locale.ROOT));
            levels.computeIfAbsent(row[0], any -> new HashMap<>())
                            .computeIfAbsent(indicator, any -> new double[2])[row[2].equals("2015") ? 0 : 1] =
                    Double.parseDouble(row[3]);
        }
        levels.values().forEach(city -> {
            double[] so2 = city.get(Indicator.SO2);
            double[] nox = city.get(Indicator.NOX);
            double[] pm = city.get(Indicator.PM);
            city.put(Indicator.LAPEQ, new double[] {
                so2[0] / 0.95 + nox[0] / 0.95 + pm[0] / 2.18, so2[1] / 0.95 + nox[1] / 0.95 + pm[1] / 2.18
            });
        });
        return levels;
    }

    /// What metrics-service would publish for every city, in code order.
    public static List<CityMetrics> metrics() {
        List<CityMetrics> metrics = new ArrayList<>();
        levels().forEach((city, levels) -> metrics.add(new CityMetrics(
                "2015-2019",
                1,
                1,
                city,
                0,
                1,
                Instant.EPOCH,
                new Cause(Cause.Kind.NEW_DATA, List.of(city)),
                Arrays.stream(Indicator.values())
                        .map(indicator -> metric(indicator, levels.get(indicator)))
                        .toList())));
        return metrics;
    }

    private static Metric metric(Indicator indicator, double[] levels) {
        return new Metric(
                indicator,
                indicator.unit(),
                new Metric.Level(levels[0], null),
                new Metric.Level(levels[1], null),
                levels[0] - levels[1],
                rate(levels),
                List.of());
    }

    /// Rate of a city's levels.
    public static double rate(double[] levels) {
        return (levels[0] - levels[1]) / levels[0];
    }

    private static List<String[]> rows(String file) {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Reference.class.getResourceAsStream("/reference/" + file)),
                StandardCharsets.UTF_8))) {
            return reader.lines().skip(1).map(line -> line.split(",", -1)).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
