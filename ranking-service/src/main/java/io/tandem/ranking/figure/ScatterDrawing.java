package io.tandem.ranking.figure;

import io.tandem.ranking.domain.statistics.Quadrant;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/// Draws a scatter plot: points in the colours of their groups, lines through zero, counts and shares in the corners,
/// and the names of the points that lie far out.
final class ScatterDrawing implements ReportFigure.Drawing {
    static final double WIDTH = 720;
    static final double HEIGHT = 560;
    private static final double LEGEND = 44;
    private static final double DOT = 5.4;
    /// Room for an axis' title.
    private static final double TITLE = 18;

    private final Scatter scatter;
    private final Groups groups;
    private final Language language;

    ScatterDrawing(Scatter scatter, Groups groups, Language language) {
        this.scatter = scatter;
        this.groups = groups;
        this.language = language;
    }

    @Override
    public void draw(Graphics2D graphics) {
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        draw(graphics, new ChartRenderingInfo());
    }

    /// Draws and notes where each point is.
    void draw(Graphics2D graphics, ChartRenderingInfo info) {
        JFreeChart chart = chart();
        chart.draw(graphics, new Rectangle2D.Double(0, 0, WIDTH, HEIGHT - LEGEND), null, info);
        graphics.setClip(null);
        Rectangle2D area = info.getPlotInfo().getDataArea();
        Pen pen = new Pen(graphics);
        Labels labels = new Labels(area);
        titles(pen, area);
        corners(pen, labels, area);
        names(pen, labels, chart.getXYPlot(), area);
        Legend.draw(pen, groups.entries(), WIDTH, HEIGHT - LEGEND + 18, true);
    }

    private JFreeChart chart() {
        XYSeriesCollection data = new XYSeriesCollection();
        XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(false, true);
        // The other cities come first, so that they are beneath
        int last = groups.entries().size() - 1;
        for (int i = 0; i <= last; i++) {
            int group = Math.floorMod(i - 1, last + 1);
            XYSeries series = new XYSeries(group, false, true);
            scatter.points().stream()
                    .filter(point -> groups.of(point.city()) == group)
                    .forEach(point -> series.add(point.x(), point.y()));
            data.addSeries(series);
            renderer.setSeriesPaint(i, groups.entries().get(group).colour());
            renderer.setSeriesShape(i, new Ellipse2D.Double(-DOT / 2, -DOT / 2, DOT, DOT));
            renderer.setSeriesOutlinePaint(i, Color.WHITE);
            renderer.setSeriesOutlineStroke(i, new BasicStroke(0.5f));
        }
        renderer.setUseOutlinePaint(true);
        renderer.setDefaultCreateEntities(true);
        XYPlot plot = new XYPlot(data, axis(), axis(), renderer);
        plot.setBackgroundPaint(Color.WHITE);
        plot.setOutlinePaint(Palette.LINE);
        plot.setDomainGridlinePaint(Palette.GRID);
        plot.setRangeGridlinePaint(Palette.GRID);
        plot.setDomainGridlineStroke(new BasicStroke(0.6f));
        plot.setRangeGridlineStroke(new BasicStroke(0.6f));
        plot.addDomainMarker(zero());
        plot.addRangeMarker(zero());
        plot.setInsets(new RectangleInsets(2, 2, 2, 2));
        JFreeChart chart = new JFreeChart(null, Typeface.bold(12), plot, false);
        chart.setBackgroundPaint(Color.WHITE);
        chart.setPadding(new RectangleInsets(4, 4 + TITLE, 4 + TITLE, 12));
        return chart;
    }

    private static ValueMarker zero() {
        return new ValueMarker(0, Palette.LINE, new BasicStroke(1.1f));
    }

    private static NumberAxis axis() {
        NumberAxis axis = new NumberAxis();
        axis.setAutoRangeIncludesZero(true);
        axis.setUpperMargin(0.06);
        axis.setLowerMargin(0.06);
        axis.setTickLabelFont(Typeface.regular(10));
        axis.setTickLabelPaint(Palette.TEXT);
        axis.setAxisLinePaint(Palette.LINE);
        axis.setTickMarkPaint(Palette.LINE);
        DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(Locale.ROOT);
        symbols.setMinusSign('−');
        axis.setNumberFormatOverride(new DecimalFormat("#,##0.###", symbols));
        return axis;
    }

    private void titles(Pen pen, Rectangle2D area) {
        Font font = Typeface.regular(11.5);
        pen.write(scatter.axis(scatter.x(), language), font, Palette.TEXT, area.getCenterX(), HEIGHT - LEGEND - 6, 0.5);
        AffineTransform upwards = AffineTransform.getTranslateInstance(15, area.getCenterY());
        upwards.rotate(-Math.PI / 2);
        pen.write(scatter.axis(scatter.y(), language), font, Palette.TEXT, upwards, 0.5, 0);
    }

    private void corners(Pen pen, Labels labels, Rectangle2D area) {
        corner(pen, labels, Quadrant.I, area.getMaxX() - 7, area.getMinY() + 17, 1);
        corner(pen, labels, Quadrant.II, area.getMinX() + 7, area.getMinY() + 17, 0);
        corner(pen, labels, Quadrant.III, area.getMinX() + 7, area.getMaxY() - 8, 0);
        corner(pen, labels, Quadrant.IV, area.getMaxX() - 7, area.getMaxY() - 8, 1);
    }

    private void corner(Pen pen, Labels labels, Quadrant quadrant, double x, double y, double anchor) {
        String numeral = switch (quadrant) {
            case I -> "Ⅰ";
            case II -> "Ⅱ";
            case III -> "Ⅲ";
            case IV -> "Ⅳ";
            case AXIS, UNDEFINED -> "";
        };
        String text = numeral + "  " + scatter.corner(quadrant, language);
        Font font = Typeface.bold(11.5);
        labels.occupy(Pen.box(text, font, x, y, anchor));
        pen.writeOnWhite(text, font, Palette.TEXT, x, y, anchor);
    }

    private void names(Pen pen, Labels labels, XYPlot plot, Rectangle2D area) {
        List<Labels.Dot> dots = new ArrayList<>();
        double originX = plot.getDomainAxis().valueToJava2D(0, area, RectangleEdge.BOTTOM);
        double originY = plot.getRangeAxis().valueToJava2D(0, area, RectangleEdge.LEFT);
        for (Scatter.Point point : scatter.points()) {
            double x = plot.getDomainAxis().valueToJava2D(point.x(), area, RectangleEdge.BOTTOM);
            double y = plot.getRangeAxis().valueToJava2D(point.y(), area, RectangleEdge.LEFT);
            dots.add(new Labels.Dot(
                    Names.city(point.city(), language),
                    x,
                    y,
                    Math.hypot((x - originX) / area.getWidth(), (y - originY) / area.getHeight())));
        }
        dots.sort(Comparator.comparingDouble(Labels.Dot::distance).reversed());
        dots.forEach(labels::avoid);
        Font font = Typeface.regular(9);
        dots.stream()
                .map(dot -> labels.place(dot, font))
                .flatMap(Optional::stream)
                .limit(Labels.MOST)
                .forEach(label -> pen.writeOnWhite(label.text(), font, Palette.TEXT, label.x(), label.y(), 0));
    }
}
