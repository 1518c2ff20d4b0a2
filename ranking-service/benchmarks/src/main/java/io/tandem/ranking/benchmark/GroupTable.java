package io.tandem.ranking.benchmark;

import io.tandem.ranking.domain.Assessment;
import io.tandem.ranking.domain.AssessmentDefinition;
import io.tandem.ranking.domain.BoardDefinition;
import io.tandem.ranking.domain.Cause;
import io.tandem.ranking.domain.CityMetrics;
import io.tandem.ranking.domain.Indicator;
import io.tandem.ranking.domain.Metric;
import io.tandem.ranking.domain.Roster;
import io.tandem.ranking.domain.ZeroRule;
import io.tandem.ranking.domain.statistics.By;
import io.tandem.ranking.domain.statistics.Means;
import io.tandem.ranking.domain.statistics.Part;
import io.tandem.ranking.domain.statistics.Snapshot;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/// How long the table of means takes for very many cities: four groups, each with a tenth of them.
public final class GroupTable {
    private static final int CITIES = 100_000;
    private static final int GROUPS = 4;
    private static final int ROUNDS = 100;

    private GroupTable() {}

    /// Computes the table again and again, and prints how long that takes.
    public static void main(String[] args) {
        Snapshot snapshot = snapshot(new Random(7));
        long[] nanos = new long[ROUNDS];
        int rows = 0;
        for (int i = 0; i < 2 * ROUNDS; i++) {
            long start = System.nanoTime();
            rows += Means.of("groups", snapshot, Part.of(snapshot, By.GROUP))
                    .table()
                    .rows()
                    .size();
            nanos[i % ROUNDS] = System.nanoTime() - start;
        }
        if (rows != 2 * ROUNDS * GROUPS) {
            throw new IllegalStateException("%d rows, not %d for each table".formatted(rows, GROUPS));
        }
        Arrays.sort(nanos);
        System.out.printf(
                "group table of %,d cities, in ms: p50 %.1f, p99 %.1f%n",
                CITIES, nanos[ROUNDS / 2] / 1e6, nanos[ROUNDS * 99 / 100] / 1e6);
    }

    private static Snapshot snapshot(Random random) {
        TreeMap<String, Roster.City> cities = new TreeMap<>();
        Map<String, CityMetrics> metrics = new HashMap<>();
        List<List<String>> groups = new ArrayList<>();
        for (int i = 0; i < GROUPS; i++) {
            groups.add(new ArrayList<>());
        }
        for (int i = 0; i < CITIES; i++) {
            String code = Integer.toString(100_000 + i);
            cities.put(code, new Roster.City(code, code, code, code, "100000", "省", "Province", "east"));
            metrics.put(code, metrics(code, random));
            if (i % 10 < GROUPS) {
                groups.get(i % 10).add(code);
            }
        }
        List<Roster.GroupVersion> versions = new ArrayList<>();
        for (int i = 0; i < GROUPS; i++) {
            versions.add(new Roster.GroupVersion("g" + i, "1", "群", "Group", LocalDate.EPOCH, null, groups.get(i)));
        }
        AssessmentDefinition definition =
                new AssessmentDefinition(assessment(), new Roster("r", 1, "名", "Name", cities, versions));
        return Snapshot.of(definition, Map.of(), metrics, Instant.EPOCH, "generated");
    }

    private static Assessment assessment() {
        return new Assessment(
                "a",
                1,
                "r",
                "2015",
                "2019",
                new Assessment.Method(Map.of(), "validated", ZeroRule.ZERO_IS_TIER_TWO, Map.of()),
                List.of(new BoardDefinition("co2-lapeq", List.of(Indicator.CO2, Indicator.LAPEQ))),
                null);
    }

    private static CityMetrics metrics(String code, Random random) {
        List<Metric> metrics = new ArrayList<>();
        for (Indicator indicator : Indicator.values()) {
            double base = 1 + random.nextInt(1_000);
            double current = random.nextInt(1_000);
            metrics.add(new Metric(
                    indicator,
                    indicator.unit(),
                    new Metric.Level(base, null),
                    new Metric.Level(current, null),
                    base - current,
                    (base - current) / base,
                    List.of()));
        }
        return new CityMetrics(
                "a", 1, 1, code, 0, 1, Instant.EPOCH, new Cause(Cause.Kind.NEW_DATA, List.of()), metrics);
    }
}
