package io.tandem.ranking.figure;

import java.awt.Font;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

/// A line of colours with their meanings, in the middle of a width; goes on in a second line when it is too long.
final class Legend {
    private static final double GAP = 18;
    private static final double MARK = 14;
    private static final double LINE = 17;
    private static final Font FONT = Typeface.regular(10.5);

    private Legend() {}

    /// Draws it.
    ///
    /// @param y of the first line's base
    /// @param round dots for points, squares for areas
    static void draw(Pen pen, List<Groups.Entry> entries, double width, double y, boolean round) {
        double line = y;
        int first = 0;
        while (first < entries.size()) {
            int end = first;
            double used = -GAP;
            while (end < entries.size() && (end == first || used + GAP + width(entries.get(end)) <= width)) {
                used += GAP + width(entries.get(end));
                end++;
            }
            double x = (width - used) / 2;
            for (Groups.Entry entry : entries.subList(first, end)) {
                pen.fill(
                        round ? new Ellipse2D.Double(x, line - 8.5, 9, 9) : new Rectangle2D.Double(x, line - 9, 10, 10),
                        entry.colour());
                pen.write(entry.name(), FONT, Palette.TEXT, x + MARK, line, 0);
                x += width(entry) + GAP;
            }
            first = end;
            line += LINE;
        }
    }

    private static double width(Groups.Entry entry) {
        return MARK + Pen.width(entry.name(), FONT);
    }
}
