package io.tandem.ranking.domain.statistics;

import io.tandem.ranking.domain.BoardDefinition;
import io.tandem.ranking.domain.Indicator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The report's sentences, made again from the numbers of a snapshot (report §1, §2.2, §3 and §4).
///
/// A sentence whose numbers are undefined is left out.
public final class Statements {
    /// Which section of the report is about CO2 and this indicator.
    private record Pair(String section, Indicator other, Measure measure) {}

    private static final List<Pair> PAIRS = List.of(
            new Pair("3.1", Indicator.SO2, Measure.REDUCTION),
            new Pair("3.2", Indicator.SO2, Measure.RATE),
            new Pair("3.3", Indicator.NOX, Measure.REDUCTION),
            new Pair("3.4", Indicator.NOX, Measure.RATE),
            new Pair("3.5", Indicator.PM, Measure.REDUCTION),
            new Pair("3.6", Indicator.PM, Measure.RATE),
            new Pair("3.7", Indicator.LAPEQ, Measure.RATE),
            new Pair("4.1", Indicator.NO2, Measure.RATE),
            new Pair("4.2", Indicator.PM25, Measure.RATE),
            new Pair("4.3", Indicator.O3, Measure.RATE),
            new Pair("4.4", Indicator.AQI, Measure.RATE));

    private Statements() {}

    /// All sentences, by section and in it first those about all cities.
    public static List<Statement> of(Snapshot snapshot) {
        List<Statement> statements = new ArrayList<>();
        int cities = snapshot.cities().size();
        statements.add(new Statement(
                "2.2",
                By.ALL,
                "评估范围共%d个城市。".formatted(cities),
                "The assessment covers %d cities.".formatted(cities),
                "regions"));
        for (Pair pair : PAIRS) {
            statements.addAll(new PairWords(snapshot, pair.other(), pair.measure(), pair.section()).all());
        }
        for (BoardDefinition board : snapshot.boards()) {
            statements.addAll(new BoardWords(snapshot, board).all());
        }
        statements.addAll(new Tellings(snapshot).all());
        statements.sort(Comparator.comparing(Statement::section).thenComparing(Statement::about));
        return List.copyOf(statements);
    }
}
