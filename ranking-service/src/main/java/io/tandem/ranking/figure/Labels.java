package io.tandem.ranking.figure;

import java.awt.Font;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Finds room for names beside points: none may cover another, a corner's figures, or a point.
final class Labels {
    /// Names on one figure.
    static final int MOST = 40;

    private static final double GAP = 4;

    /// A point that may get a name.
    ///
    /// @param distance from the origin, as a part of the area's width and height
    record Dot(String name, double x, double y, double distance) {}

    /// A name and where its base line begins.
    record Label(String text, double x, double y) {}

    private final Rectangle2D area;
    private final List<Rectangle2D> taken = new ArrayList<>();
    private final List<Point2D> points = new ArrayList<>();

    Labels(Rectangle2D area) {
        this.area = area;
    }

    /// Nothing may be written here.
    void occupy(Rectangle2D box) {
        taken.add(box);
    }

    /// Nothing may be written on a point.
    void avoid(Dot dot) {
        points.add(new Point2D.Double(dot.x(), dot.y()));
    }

    /// The name's place, or nothing when there is no room for it.
    Optional<Label> place(Dot dot, Font font) {
        double width = Pen.width(dot.name(), font);
        double height = font.getSize2D();
        double[][] places = {
            {dot.x() + GAP, dot.y() + 0.35 * height},
            {dot.x() - GAP - width, dot.y() + 0.35 * height},
            {dot.x() - width / 2, dot.y() - GAP},
            {dot.x() - width / 2, dot.y() + GAP + 0.8 * height},
            {dot.x() + 0.7 * GAP, dot.y() - 0.7 * GAP},
            {dot.x() - 0.7 * GAP - width, dot.y() - 0.7 * GAP},
            {dot.x() + 0.7 * GAP, dot.y() + 0.7 * GAP + 0.8 * height},
            {dot.x() - 0.7 * GAP - width, dot.y() + 0.7 * GAP + 0.8 * height}
        };
        for (double[] place : places) {
            Rectangle2D box = Pen.box(dot.name(), font, place[0], place[1], 0);
            if (area.contains(box)
                    && taken.stream().noneMatch(box::intersects)
                    && points.stream().noneMatch(box::contains)) {
                taken.add(box);
                return Optional.of(new Label(dot.name(), place[0], place[1]));
            }
        }
        return Optional.empty();
    }
}
