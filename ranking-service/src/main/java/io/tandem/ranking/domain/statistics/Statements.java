package io.tandem.ranking.domain.statistics;

import io.tandem.ranking.domain.BoardDefinition;
import io.tandem.ranking.domain.Indicator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The report's sentences, made again from the numbers of a snapshot (report §2.2, §3 and §4).
///
/// A sentence whose numbers are undefined is left out.
public final class Statements {
    /// Which section of the report is about CO2 and the rate of this indicator.
    private static final Map<Indicator, String> SECTIONS = sections();

    private Statements() {}

    /// All sentences, in the report's order.
    public static List<Statement> of(Snapshot snapshot) {
        List<Statement> statements = new ArrayList<>();
        int cities = snapshot.cities().size();
        statements.add(new Statement(
                "2.2",
                "评估范围共 %d 个城市。".formatted(cities),
                "The assessment covers %d cities.".formatted(cities),
                "regions"));
        SECTIONS.forEach((indicator, section) -> statements.addAll(new PairWords(snapshot, indicator, section).all()));
        for (BoardDefinition board : snapshot.boards()) {
            statements.addAll(new BoardWords(snapshot, board).all());
        }
        return List.copyOf(statements);
    }

    private static Map<Indicator, String> sections() {
        Map<Indicator, String> sections = new LinkedHashMap<>();
        sections.put(Indicator.SO2, "3.2");
        sections.put(Indicator.NOX, "3.4");
        sections.put(Indicator.PM, "3.6");
        sections.put(Indicator.LAPEQ, "3.7");
        sections.put(Indicator.NO2, "4.1");
        sections.put(Indicator.PM25, "4.2");
        sections.put(Indicator.O3, "4.3");
        sections.put(Indicator.AQI, "4.4");
        return sections;
    }
}
