package io.tandem.ranking.domain.statistics;

import io.tandem.ranking.domain.BoardDefinition;
import io.tandem.ranking.domain.Indicator;
import io.tandem.ranking.domain.Side;
import io.tandem.ranking.domain.Tier;
import io.tandem.ranking.domain.statistics.Column.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Cities side by side: levels, reductions, rates and places.
///
/// @param cities in the order asked for
public record CityTable(Snapshot snapshot, List<CityFigures> cities) {
    /// Copies the cities.
    public CityTable {
        cities = List.copyOf(cities);
    }

    /// One row for each city.
    public Table table() {
        List<Field<CityFigures>> fields = new ArrayList<>(Field.city());
        for (Indicator indicator : Indicator.values()) {
            for (Side side : Side.values()) {
                String period = side.period(snapshot.assessment());
                fields.add(Field.of(
                        indicator + "@" + period,
                        Kind.AMOUNT,
                        "level of %s in %s, in %s".formatted(indicator, period, indicator.unit()),
                        city -> city.figure(indicator).level(side)));
            }
            fields.add(Field.of(
                    "reduction(%s)".formatted(indicator),
                    Kind.AMOUNT,
                    "base − current, in " + indicator.unit(),
                    city -> city.figure(indicator).reduction()));
            fields.add(Field.of(indicator.name(), Kind.FRACTION, "rate of " + indicator, city -> city.rate(indicator)));
            fields.add(Field.of(
                    "undefined(%s)".formatted(indicator),
                    Kind.LIST,
                    "why the rate of %s is undefined".formatted(indicator),
                    city -> city.figure(indicator).undefined().stream()
                            .map(undefined -> undefined.reason().code() + ":" + undefined.indicator())
                            .toList()));
        }
        for (BoardDefinition board : snapshot.boards()) {
            String id = board.id();
            fields.add(Field.of("rank(%s)".formatted(id), Kind.RANK, "rank on board " + id, city -> city.rank(id)));
            fields.add(
                    Field.of("score(%s)".formatted(id), Kind.FRACTION, "score on board " + id, city -> city.score(id)));
            if (board.isComposite()) {
                fields.add(Field.of("tier(%s)".formatted(id), Kind.TEXT, "tier on board " + id, city -> {
                    @Nullable Tier tier = city.tier(id);
                    return tier == null ? null : tier.name();
                }));
            }
        }
        return Table.of(
                "cities",
                "Levels in the indicator's unit; rates and scores are fractions, positive is a fall.",
                new LinkedHashMap<>(),
                fields,
                cities);
    }
}
