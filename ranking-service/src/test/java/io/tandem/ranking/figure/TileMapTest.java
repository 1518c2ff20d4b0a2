package io.tandem.ranking.figure;

import static org.assertj.core.api.Assertions.assertThat;

import io.tandem.ranking.domain.Reference;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class TileMapTest {
    private static final int COLUMNS = 26;
    private static final int ROWS = 22;

    @Test
    void everyCityOfTheRosterHasATileOfItsOwn() {
        TileMap map = TileMap.china();

        assertThat(Reference.roster().cities().keySet())
                .hasSize(335)
                .allSatisfy(city -> assertThat(map.of(city)).isPresent())
                .extracting(map::of)
                .doesNotHaveDuplicates();
        assertThat(map.columns()).isEqualTo(COLUMNS);
        assertThat(map.rows()).isEqualTo(ROWS);
    }

    @Test
    void theTilesFollowFromTheCentres() throws IOException {
        List<TileAssignment.Centre> centres = new ArrayList<>();
        List<TileAssignment.Tile> tiles = new ArrayList<>();
        try (BufferedReader file = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(TileMapTest.class.getResourceAsStream("/map/tiles.csv")),
                StandardCharsets.UTF_8))) {
            file.lines().skip(1).map(line -> line.split(",", -1)).forEach(row -> {
                centres.add(new TileAssignment.Centre(row[0], Double.parseDouble(row[1]), Double.parseDouble(row[2])));
                tiles.add(new TileAssignment.Tile(Integer.parseInt(row[3]), Integer.parseInt(row[4])));
            });
        }

        assertThat(TileAssignment.assign(centres, COLUMNS, ROWS)).isEqualTo(tiles);
    }
}
