package io.tandem.ranking.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.font.TextAttribute;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.text.AttributedString;

/// Draws filled shapes, lines, and text as outlines, so that it looks the same wherever it is shown.
final class Pen {
    private static final FontRenderContext EXACT = new FontRenderContext(null, true, true);

    private final Graphics2D graphics;

    Pen(Graphics2D graphics) {
        this.graphics = graphics;
    }

    /// Width of a text in user units.
    static double width(String text, Font font) {
        return text.isEmpty() ? 0 : layout(text, font).getAdvance();
    }

    private static TextLayout layout(String text, Font font) {
        return new TextLayout(attributed(text, font).getIterator(), EXACT);
    }

    /// The text with low indices where it has symbols of substances.
    private static AttributedString attributed(String text, Font font) {
        AttributedString attributed = new AttributedString(text);
        attributed.addAttribute(TextAttribute.FONT, font);
        int from = 0;
        for (Symbols.Run run : Symbols.runs(text)) {
            int index = from + run.text().length();
            from = index + run.index().length();
            if (index < from) {
                attributed.addAttribute(TextAttribute.SUPERSCRIPT, TextAttribute.SUPERSCRIPT_SUB, index, from);
            }
        }
        return attributed;
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
        Shape outline = layout(text, font).getOutline(placed);
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
