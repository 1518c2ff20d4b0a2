package io.tandem.ranking.domain.statistics;

import io.tandem.ranking.domain.BoardDefinition;
import io.tandem.ranking.domain.Indicator;
import io.tandem.ranking.domain.Side;
import io.tandem.ranking.domain.statistics.Column.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The report's appendices: every city of the roster with deciles of emissions (1), deciles of concentrations (2),
/// or its ranks (3).
public enum Appendix {
    /// Deciles of the emissions and their sum in pollutant equivalents.
    EMISSIONS(1),
    /// Deciles of CO2 and of what is measured in the air.
    AIR(2),
    /// The rank on every board.
    RANKS(3);

    private final int number;

    Appendix(int number) {
        this.number = number;
    }

    /// Its number in the report.
    public int number() {
        return number;
    }

    private List<Indicator> indicators() {
        return switch (this) {
            case EMISSIONS -> List.of(Indicator.CO2, Indicator.SO2, Indicator.NOX, Indicator.PM, Indicator.LAPEQ);
            case AIR -> List.of(Indicator.CO2, Indicator.NO2, Indicator.PM25, Indicator.O3, Indicator.AQI);
            case RANKS -> List.of();
        };
    }

    /// One row for each city, by code; no value where a level or a rank is missing.
    public Table table(Snapshot snapshot) {
        List<Field<CityFigures>> fields = new ArrayList<>(Field.city());
        for (Side side : Side.values()) {
            for (Indicator indicator : indicators()) {
                Map<String, Integer> bins =
                        Deciles.of(indicator, side, snapshot.cities()).bins();
                String period = side.period(snapshot.assessment());
                fields.add(Field.of(
                        indicator + "-" + period,
                        Kind.DECILE,
                        "decile of %s in %s, 1 lowest to 10 highest".formatted(indicator, period),
                        city -> bins.get(city.code())));
            }
        }
        if (this == RANKS) {
            for (BoardDefinition board : snapshot.boards()) {
                fields.add(
                        Field.of(board.id(), Kind.RANK, "rank on board " + board.id(), city -> city.rank(board.id())));
            }
        }
        return Table.of("appendix-" + number, definition(), new LinkedHashMap<>(), fields, snapshot.cities());
    }

    private String definition() {
        return switch (this) {
            case EMISSIONS, AIR ->
                "Deciles of levels, 1 lowest to 10 highest: min(10, (position − 1) / (n / 10) + 1) in integers.";
            case RANKS -> "Standard competition ranks on every board; no value where a city is unranked.";
        };
    }
}
