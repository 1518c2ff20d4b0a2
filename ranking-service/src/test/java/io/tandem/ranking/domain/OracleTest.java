package io.tandem.ranking.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// All 335 cities against what an independent program computed from the same observations.
class OracleTest {
    private static final Map<String, BoardView> BOARDS = new HashMap<>();
    private static JsonNode cities;

    @BeforeAll
    static void rankTheReferenceObservations() throws IOException {
        Map<String, Map<Indicator, double[]>> levels = Reference.levels();
        for (BoardDefinition board : Reference.assessment("2019", Map.of()).boards()) {
            BoardState state = new BoardState();
            levels.forEach((city, values) -> state.apply(Map.of(
                    city,
                    new BoardState.Present(Standing.Ranked.of(
                            board.indicators().stream()
                                    .map(indicator -> Reference.rate(values.get(indicator)))
                                    .toList(),
                            ZeroRule.ZERO_IS_TIER_TWO)))));
            BOARDS.put(
                    board.id(),
                    BoardView.of(new BoardKey("2015-2019", board.id()), BoardVersion.NEW, null, Basis.FIRST, state));
        }
        cities = new ObjectMapper()
                .readTree(OracleTest.class.getResourceAsStream("/reference/oracle.json"))
                .get("cities");
    }

    @ParameterizedTest
    @CsvSource({"co2, co2", "lapeq, lap", "aqi, aqi"})
    void singleBoardsEqualTheOracle(String board, String oracle) {
        assertThat(cities).hasSize(335);
        for (JsonNode city : cities) {
            Place place = BOARDS.get(board).places().get(city.get("city_code").asText());
            assertThat(place.rank()).isEqualTo(city.at("/rate_rank/" + oracle).asInt());
            assertThat(place.standing().rates().getFirst())
                    .isCloseTo(city.at("/rate/" + oracle).asDouble(), within(1e-9));
        }
    }

    @ParameterizedTest
    @CsvSource({"co2-lapeq, emissions", "co2-aqi, air"})
    void compositeBoardsEqualTheOracle(String board, String oracle) {
        for (JsonNode city : cities) {
            Place place = BOARDS.get(board).places().get(city.get("city_code").asText());
            JsonNode expected = city.get(oracle);
            assertThat(place.rank()).isEqualTo(expected.get("rank").asInt());
            assertThat(place.standing()).isInstanceOfSatisfying(Standing.Ranked.class, ranked -> {
                assertThat(ranked.score().tier())
                        .hasToString(expected.get("tier").asText());
                assertThat(ranked.score().value()).isCloseTo(expected.get("sum").asDouble(), within(1e-9));
            });
        }
    }

    /// Report §4: 104, 218 and 13 cities by emissions; 80, 208 and 47 by air quality.
    @Test
    void tiersHaveTheReportsSizes() {
        assertThat(BOARDS.get("co2-lapeq").tiers()).isEqualTo(Map.of(Tier.I, 104, Tier.II, 218, Tier.III, 13));
        assertThat(BOARDS.get("co2-aqi").tiers()).isEqualTo(Map.of(Tier.I, 80, Tier.II, 208, Tier.III, 47));
        assertThat(BOARDS.get("co2").tiers()).isEmpty();
        assertThat(List.copyOf(BOARDS.values()))
                .allSatisfy(board -> assertThat(board.size()).isEqualTo(335));
    }
}
