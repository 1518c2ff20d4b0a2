package io.tandem.ranking.domain.statistics;

import io.tandem.ranking.domain.Indicator;
import java.util.List;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/// An indicator's rate over several cities.
///
/// @param cities number of cities whose rate is defined; both rates are about these
/// @param falling how many of them have a rate above zero
/// @param rate unweighted mean of the city rates, a fraction; null without cities
/// @param aggregate rate of the sums of levels, a fraction; null without cities
public record Mean(
        int cities,
        int falling,
        @Nullable Double rate,
        @Nullable Double aggregate) {
    /// The mean over some cities.
    public static Mean of(Indicator indicator, List<CityFigures> cities) {
        List<Figure> figures = cities.stream()
                .map(city -> city.figure(indicator))
                .filter(figure -> figure.rate() != null)
                .toList();
        if (figures.isEmpty()) {
            return new Mean(0, 0, null, null);
        }
        double base = values(figures, Figure::base).sum();
        double current = values(figures, Figure::current).sum();
        return new Mean(
                figures.size(),
                (int) values(figures, Figure::rate).filter(rate -> rate > 0).count(),
                values(figures, Figure::rate).sum() / figures.size(),
                (base - current) / base);
    }

    /// Sums of these are compensated, so that the order of cities does not show.
    private static DoubleStream values(List<Figure> figures, Value value) {
        return figures.stream().mapToDouble(figure -> {
            @Nullable Double number = value.of(figure);
            return number == null ? 0 : number;
        });
    }

    private interface Value {
        @Nullable
        Double of(Figure figure);
    }
}
