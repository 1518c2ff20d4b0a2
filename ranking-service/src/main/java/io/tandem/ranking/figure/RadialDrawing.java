package io.tandem.ranking.figure;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;

/// Draws a radial chart of ranks on a spiral: the middle is the best rank in CO2, and each city's bar stands outwards
/// on the line, with the name inwards of it.
final class RadialDrawing implements ReportFigure.Drawing {
    static final double WIDTH = 720;
    static final double HEIGHT = 756;
    private static final double CENTRE = 360;
    private static final double TURNS = 5;
    private static final double INNER = 62;
    private static final double PITCH = 51;
    private static final double BAR = 27;
    private static final double NAME = 21;
    private static final double GAP = 1.5;

    private final Radial radial;
    private final Groups groups;
    private final Language language;
    private final Spiral spiral = new Spiral(INNER, PITCH, TURNS);

    RadialDrawing(Radial radial, Groups groups, Language language) {
        this.radial = radial;
        this.groups = groups;
        this.language = language;
    }

    @Override
    public void draw(Graphics2D graphics) {
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        Pen pen = new Pen(graphics);
        line(pen, 0, Palette.LINE, 0.7);
        line(pen, BAR, Palette.GRID, 0.5);
        int size = radial.cities().size();
        double worst = radial.worst();
        for (int i = 0; i < size; i++) {
            Radial.Bar bar = radial.cities().get(i);
            bar(pen, spiral.at((i + 0.5) / size), size, BAR * bar.height() / worst, bar);
        }
        middle(pen);
        Legend.draw(pen, groups.entries(), WIDTH, HEIGHT - 26, false);
    }

    private void line(Pen pen, double above, java.awt.Color colour, double width) {
        Path2D path = new Path2D.Double();
        int steps = 600;
        for (int i = 0; i <= steps; i++) {
            Spiral.At at = spiral.at((double) i / steps);
            double x = CENTRE + (at.radius() + above) * Math.sin(at.angle());
            double y = CENTRE - (at.radius() + above) * Math.cos(at.angle());
            if (i == 0) {
                path.moveTo(x, y);
            } else {
                path.lineTo(x, y);
            }
        }
        pen.line(path, colour, width);
    }

    private void bar(Pen pen, Spiral.At at, int size, double height, Radial.Bar bar) {
        double step = 2 * Math.PI * (INNER * TURNS + PITCH * TURNS * TURNS / 2) / size;
        double half = 0.36 * step / at.radius();
        Path2D shape = new Path2D.Double();
        corner(shape, at.radius(), at.angle() - half, true);
        corner(shape, at.radius() + height, at.angle() - half, false);
        corner(shape, at.radius() + height, at.angle() + half, false);
        corner(shape, at.radius(), at.angle() + half, false);
        shape.closePath();
        pen.fill(shape, groups.colour(bar.city()));
        name(pen, at, step, Names.city(bar.city(), language));
    }

    private static void corner(Path2D shape, double radius, double angle, boolean first) {
        double x = CENTRE + radius * Math.sin(angle);
        double y = CENTRE - radius * Math.cos(angle);
        if (first) {
            shape.moveTo(x, y);
        } else {
            shape.lineTo(x, y);
        }
    }

    /// Names are read from the left on both sides, so they are turned over on the left half.
    private void name(Pen pen, Spiral.At at, double step, String name) {
        Font font =
                Pen.fitting(name, Typeface.regular(Math.min(language == Language.ZH ? 8.4 : 7.2, 0.75 * step)), NAME);
        double turn = at.angle() % (2 * Math.PI);
        boolean left = turn > Math.PI;
        AffineTransform where = AffineTransform.getTranslateInstance(CENTRE, CENTRE);
        where.rotate(turn - Math.PI / 2);
        where.translate(at.radius() - GAP, 0);
        if (left) {
            where.rotate(Math.PI);
        }
        where.translate(0, 0.36 * font.getSize2D());
        pen.write(name, font, Palette.TEXT, where, left ? 0 : 1, 0);
    }

    private void middle(Pen pen) {
        Font font = Typeface.bold(10);
        String text = language.pick("排名领先", "Best ranks");
        pen.write(text, Pen.fitting(text, font, 1.1 * (INNER - NAME)), Palette.FAINT_TEXT, CENTRE, CENTRE + 3, 0.5);
    }
}
