package io.tandem.ranking.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/// Draws filled shapes, lines, and text as outlines, so that it looks the same wherever it is shown.
final class Pen {
    private static final FontRenderContext EXACT = new FontRenderContext(null, true, true);

    /// Size of an index, as a part of the text's.
    private static final double INDEX = 0.7;

    /// How far an index is lowered, as a part of the text's size.
    private static final double DROP = 0.16;

    private final Graphics2D graphics;

    Pen(Graphics2D graphics) {
        this.graphics = graphics;
    }

    /// Width of a text in user units.
    static double width(String text, Font font) {
        double width = 0;
        for (Symbols.Run run : Symbols.runs(text)) {
            width += advance(run.text(), font) + advance(run.index(), index(font));
        }
        return width;
    }

    private static double advance(String text, Font font) {
        return text.isEmpty() ? 0 : new TextLayout(text, font, EXACT).getAdvance();
    }

    /// The outline of a text that begins at the origin, indices smaller and lower.
    private static Path2D outline(String text, Font font) {
        Path2D outline = new Path2D.Double();
        double x = 0;
        for (Symbols.Run run : Symbols.runs(text)) {
            x += append(outline, run.text(), font, x, 0);
            x += append(outline, run.index(), index(font), x, DROP * font.getSize2D());
        }
        return outline;
    }

    /// Appends a text and gives its width.
    private static double append(Path2D outline, String text, Font font, double x, double y) {
        if (text.isEmpty()) {
            return 0;
        }
        TextLayout layout = new TextLayout(text, font, EXACT);
        outline.append(layout.getOutline(AffineTransform.getTranslateInstance(x, y)), false);
        return layout.getAdvance();
    }

    private static Font index(Font font) {
        return font.deriveFont((float) (INDEX * font.getSize2D()));
    }

    void fill(Shape shape, Color colour) {
        graphics.setPaint(colour);
        graphics.fill(shape);
    }

    void line(Shape shape, Color colour, double width) {
        graphics.setPaint(colour);
        graphics.setStroke(new BasicStroke((float) width));
        graphics.draw(shape);
    }

    /// Writes a text.
    ///
    /// @param anchor which part of the text is at `x`: 0 its start, 0.5 its middle, 1 its end
    /// @param y of the base line
    void write(String text, Font font, Color colour, double x, double y, double anchor) {
        write(text, font, colour, AffineTransform.getTranslateInstance(x, y), anchor, 0);
    }

    /// The same with a white edge, so that it can be read on points and lines.
    void writeOnWhite(String text, Font font, Color colour, double x, double y, double anchor) {
        write(text, font, colour, AffineTransform.getTranslateInstance(x, y), anchor, 2);
    }

    /// Writes a text where a transformation of the origin puts it.
    void write(String text, Font font, Color colour, AffineTransform where, double anchor, double edge) {
        if (text.isEmpty()) {
            return;
        }
        AffineTransform placed = new AffineTransform(where);
        placed.translate(-anchor * width(text, font), 0);
        Shape outline = placed.createTransformedShape(outline(text, font));
        if (edge > 0) {
            graphics.setStroke(new BasicStroke((float) edge, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
            graphics.setPaint(new Color(255, 255, 255, 220));
            graphics.draw(outline);
        }
        fill(outline, colour);
    }

    /// The font in the size, or in a smaller one in which the text is no wider than `room`.
    static Font fitting(String text, Font font, double room) {
        double width = width(text, font);
        return width <= room ? font : font.deriveFont((float) (font.getSize2D() * room / width));
    }

    /// Where a text is drawn, roughly.
    static Rectangle2D box(String text, Font font, double x, double y, double anchor) {
        double width = width(text, font);
        double height = font.getSize2D();
        return new Rectangle2D.Double(x - anchor * width, y - 0.85 * height, width, 1.05 * height);
    }
}
