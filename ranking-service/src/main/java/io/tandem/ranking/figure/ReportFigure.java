package io.tandem.ranking.figure;

import io.tandem.ranking.domain.statistics.Table;
import java.awt.Graphics2D;

/// One of the report's figures.
///
/// @param number in the report
/// @param kind what is drawn
/// @param width of the drawing in user units
/// @param height of the drawing in user units
/// @param caption what it shows, without the number
/// @param description what a person who cannot see it should know
/// @param note how to read it; may be empty
/// @param table what it shows; a row for each city
/// @param drawing draws it from the origin to `width` and `height`
public record ReportFigure(
        int number,
        Kind kind,
        double width,
        double height,
        String caption,
        String description,
        String note,
        Table table,
        Drawing drawing) {
    /// What a figure looks like.
    public enum Kind {
        /// A point for each city between two axes.
        SCATTER,
        /// A bar for each city along a spiral.
        RADIAL,
        /// A tile for each city where it lies.
        MAP
    }

    /// Puts a figure on something that can be drawn on.
    public interface Drawing {
        /// Draws everything; text as outlines.
        void draw(Graphics2D graphics);
    }
}
