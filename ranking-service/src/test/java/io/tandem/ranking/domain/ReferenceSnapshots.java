package io.tandem.ranking.domain;

import io.tandem.ranking.domain.statistics.Snapshot;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/// The reference assessment as one snapshot, made without a running system.
public final class ReferenceSnapshots {
    /// What must be said wherever these figures are shown.
    public static final String NOTE_ZH = "数值是根据报告公布的统计结果重构的，并非实测值。";

    /// The same in English.
    public static final String NOTE_EN =
            "Values are reconstructed to agree with the report's published statistics; they are not measured values.";

    private static final String NOTE = NOTE_ZH + " | " + NOTE_EN;

    private ReferenceSnapshots() {}

    /// All 335 cities with all figures.
    public static Snapshot whole() {
        return without();
    }

    /// The same, with some cities of which nothing is known.
    public static Snapshot without(String... unknown) {
        Assessment plain = Reference.assessment("2019", Map.of());
        Assessment assessment = new Assessment(
                plain.id(),
                plain.version(),
                plain.roster(),
                plain.basePeriod(),
                plain.currentPeriod(),
                plain.method(),
                plain.boards(),
                NOTE);
        AssessmentDefinition definition = new AssessmentDefinition(assessment, Reference.roster());
        Map<String, CityMetrics> metrics = new HashMap<>();
        Reference.metrics().forEach(city -> metrics.put(city.city(), city));
        for (String city : unknown) {
            metrics.remove(city);
        }
        Map<String, BoardView> views = new HashMap<>();
        for (BoardDefinition board : assessment.boards()) {
            BoardState state = new BoardState();
            definition
                    .roster()
                    .cities()
                    .keySet()
                    .forEach(city -> state.apply(Map.of(
                            city,
                            new BoardState.Present(board.standing(
                                    metrics.get(city), assessment.method().zeroRule())))));
            views.put(
                    board.id(),
                    BoardView.of(
                            new BoardKey(assessment.id(), board.id()),
                            new BoardVersion(1, 2),
                            Instant.parse("2026-05-03T10:00:00Z"),
                            Basis.FIRST,
                            state));
        }
        return Snapshot.of(definition, views, metrics, Instant.parse("2026-05-03T10:00:00Z"), "reference");
    }
}
