package io.tandem.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FoldedBoardTest {
    private static final RankedBoard EXPECTED =
            RankedBoard.of(Map.of("a", figures(0.25), "b", figures(0.5)), java.util.List.of("CO2"));

    private final FoldedBoard board = new FoldedBoard();

    @BeforeEach
    void oneChangeHasCome() {
        board.take(change(1, "a", "0.25"));
    }

    @Test
    void changesAddUpToTheBoard() {
        board.take(change(2, "b", "0.5"));

        assertThat(board.differences(EXPECTED)).isEmpty();
        assertThat(board.gaps()).isEmpty();
    }

    @Test
    void aChangeThatComesAgainIsDropped() {
        board.take(change(2, "b", "0.5"));
        board.take(change(1, "a", "0.75"));

        assertThat(board.differences(EXPECTED)).isEmpty();
        assertThat(board.repeated()).isEqualTo(1);
    }

    @Test
    void aMissingNumberIsFound() {
        board.take(change(3, "b", "0.5"));

        assertThat(board.gaps()).hasSize(1);
    }

    @Test
    void aWrongScoreAMissingCityAndAMissingRankAreFound() {
        assertThat(board.differences(EXPECTED)).isNotEmpty();

        board.take(change(2, "b", "0.375"));
        assertThat(board.differences(EXPECTED)).isNotEmpty();

        board.take(change(3, "b", "null"));
        assertThat(board.differences(EXPECTED)).isNotEmpty();
    }

    private static CityFigures figures(double rate) {
        return new CityFigures(Map.of("CO2", CityFigures.Figure.of(1.0, 1 - rate)));
    }

    private static JsonNode change(long sequence, String city, String score) {
        try {
            return new ObjectMapper().readTree("""
                {"epoch": 1, "sequence": %d, "moves": [
                  {"city": "%s", "from": null, "to": {"rank": 1, "tier": null, "score": %s}}]}
                """.formatted(sequence, city, score));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
