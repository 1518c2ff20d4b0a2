package io.tandem.ranking.figure;

import io.tandem.ranking.domain.Indicator;
import io.tandem.ranking.domain.statistics.CityFigures;
import io.tandem.ranking.domain.statistics.Snapshot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a radial chart of ranks shows: the cities from inside to outside by their rank in CO2, each with a bar as high
/// as its rank in another indicator (report figures 8 and 13).
///
/// @param cities by rank in CO2, then code; only those that have both ranks
record Radial(Indicator inward, Indicator high, List<Bar> cities) {
    /// A city's ranks by the two rates.
    record Bar(CityFigures city, int inward, int height) {}

    Radial {
        cities = List.copyOf(cities);
    }

    /// @param inward id of the single board of CO2
    /// @param high id of the single board of the other indicator
    static Radial of(Snapshot snapshot, Indicator inwards, String inward, Indicator heights, String high) {
        List<Bar> bars = new ArrayList<>();
        for (CityFigures city : snapshot.cities()) {
            @Nullable Integer first = city.rank(inward);
            @Nullable Integer second = city.rank(high);
            if (first != null && second != null) {
                bars.add(new Bar(city, first, second));
            }
        }
        bars.sort(Comparator.comparingInt(Bar::inward)
                .thenComparing(bar -> bar.city().code()));
        return new Radial(inwards, heights, bars);
    }

    /// The worst rank of the other indicator, at least 1.
    int worst() {
        return cities.stream().mapToInt(Bar::height).max().orElse(1);
    }
}
