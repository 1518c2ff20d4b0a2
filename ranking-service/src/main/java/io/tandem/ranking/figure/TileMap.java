package io.tandem.ranking.figure;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where cities are on the map of tiles, on which each has the same weight. See `map/README.md` among the resources.
final class TileMap {
    private static final TileMap CHINA = read();

    private final Map<String, Tile> tiles;

    /// A place on the map; row 0 is in the north, column 0 in the west.
    record Tile(int column, int row) {}

    private TileMap(Map<String, Tile> tiles) {
        this.tiles = Map.copyOf(tiles);
    }

    /// The prefectures of China.
    static TileMap china() {
        return CHINA;
    }

    Optional<Tile> of(String city) {
        return Optional.ofNullable(tiles.get(city));
    }

    int columns() {
        return tiles.values().stream().mapToInt(Tile::column).max().orElse(0) + 1;
    }

    int rows() {
        return tiles.values().stream().mapToInt(Tile::row).max().orElse(0) + 1;
    }

    private static TileMap read() {
        @Nullable InputStream file = TileMap.class.getResourceAsStream("/map/tiles.csv");
        if (file == null) {
            throw new IllegalStateException("the map is missing");
        }
        Map<String, Tile> tiles = new HashMap<>();
        try (CsvReader<NamedCsvRecord> rows =
                CsvReader.builder().ofNamedCsvRecord(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            for (NamedCsvRecord row : rows) {
                tiles.put(
                        row.getField("city_code"),
                        new Tile(Integer.parseInt(row.getField("column")), Integer.parseInt(row.getField("row"))));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return new TileMap(tiles);
    }
}
