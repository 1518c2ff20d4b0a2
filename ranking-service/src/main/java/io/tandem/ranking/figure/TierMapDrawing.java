package io.tandem.ranking.figure;

import io.tandem.ranking.domain.Tier;
import io.tandem.ranking.domain.statistics.CityFigures;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.RoundRectangle2D;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Draws a map of tiers: a tile for each city, roughly where it lies, in the colour of its tier, with its name and
/// rank. Cities that are not on the map come beneath it.
final class TierMapDrawing implements ReportFigure.Drawing {
    static final double WIDTH = 720;
    private static final double TOP = 6;
    private static final double LEGEND = 46;
    private static final double SPACE = 1.4;

    private final TierMap tiers;
    private final TileMap map;
    private final Language language;

    TierMapDrawing(TierMap tiers, TileMap map, Language language) {
        this.tiers = tiers;
        this.map = map;
        this.language = language;
    }

    double height() {
        int outside = (int) tiers.cities().stream()
                .filter(city -> map.of(city.code()).isEmpty())
                .count();
        int more = outside == 0 ? 0 : 1 + (outside - 1) / map.columns() + 1;
        return TOP + (map.rows() + more) * side() + LEGEND;
    }

    private double side() {
        return WIDTH / map.columns();
    }

    @Override
    public void draw(Graphics2D graphics) {
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        Pen pen = new Pen(graphics);
        int outside = 0;
        for (CityFigures city : tiers.cities()) {
            Optional<TileMap.Tile> tile = map.of(city.code());
            tile(
                    pen,
                    city,
                    tile.isPresent()
                            ? tile.get()
                            : new TileMap.Tile(outside % map.columns(), map.rows() + 1 + outside / map.columns()));
            outside += tile.isPresent() ? 0 : 1;
        }
        Legend.draw(pen, tiers.legend(language), WIDTH, height() - LEGEND + 22, false);
    }

    private void tile(Pen pen, CityFigures city, TileMap.Tile tile) {
        @Nullable Tier tier = city.tier(tiers.board().id());
        double side = side();
        double x = tile.column() * side + SPACE / 2;
        double y = TOP + tile.row() * side + SPACE / 2;
        double size = side - SPACE;
        Color ink = tier == null ? Palette.FAINT_TEXT : Palette.on(tier);
        pen.fill(
                new RoundRectangle2D.Double(x, y, size, size, 4, 4),
                tier == null ? Palette.UNRANKED : Palette.tier(tier));
        String name = Names.city(city, language);
        Font font = Pen.fitting(name, Typeface.regular(language == Language.ZH ? 9 : 8), size - 2);
        pen.write(name, font, ink, x + size / 2, y + 0.5 * size, 0.5);
        String rank = Numbers.whole(city.rank(tiers.board().id()));
        pen.write(rank, Typeface.regular(7), ink, x + size / 2, y + 0.84 * size, 0.5);
    }
}
