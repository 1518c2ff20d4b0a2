package io.tandem.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RankedBoardTest {
    private final Map<String, CityFigures> cities = new HashMap<>();

    @Test
    void equalScoresShareARankAndTheNextRankSkips() {
        city("a", 0.5, 0);
        city("b", 0.25, 0);
        city("c", 0.25, 0);
        city("d", 0.125, 0);

        assertThat(RankedBoard.of(cities, List.of("CO2")).ranked())
                .containsEntry("a", new RankedBoard.Place(1, "", 0.5))
                .containsEntry("b", new RankedBoard.Place(2, "", 0.25))
                .containsEntry("c", new RankedBoard.Place(2, "", 0.25))
                .containsEntry("d", new RankedBoard.Place(4, "", 0.125));
    }

    @Test
    void tiersComeBeforeScoresAndAnExactZeroIsNeither() {
        city("a", 0.25, 0.25);
        city("b", 0.75, 0);
        city("c", 0.875, -0.125);
        city("d", -0.25, -0.25);

        assertThat(RankedBoard.of(cities, List.of("CO2", "AQI")).ranked())
                .containsEntry("a", new RankedBoard.Place(1, "I", 0.5))
                .containsEntry("b", new RankedBoard.Place(2, "II", 0.75))
                .containsEntry("c", new RankedBoard.Place(2, "II", 0.75))
                .containsEntry("d", new RankedBoard.Place(4, "III", -0.5));
    }

    @Test
    void aCityWithoutARateIsUnranked() {
        city("a", 0.25, 0.25);
        cities.put("b", new CityFigures(Map.of("CO2", CityFigures.Figure.of(0.0, 1.0))));

        RankedBoard board = RankedBoard.of(cities, List.of("CO2"));

        assertThat(board.ranked()).containsOnlyKeys("a");
        assertThat(board.unranked()).containsExactly("b");
    }

    private void city(String code, double co2, double aqi) {
        cities.put(
                code,
                new CityFigures(Map.of(
                        "CO2", CityFigures.Figure.of(1.0, 1 - co2), "AQI", CityFigures.Figure.of(1.0, 1 - aqi))));
    }
}
