package io.tandem.ranking.report;

import com.openhtmltopdf.extend.FSObjectDrawer;
import com.openhtmltopdf.extend.FSObjectDrawerFactory;
import com.openhtmltopdf.extend.OutputDevice;
import com.openhtmltopdf.render.RenderingContext;
import io.tandem.ranking.figure.ReportFigure;
import java.awt.Shape;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/// Draws the report's figures where the document has an object for them.
final class FigureDrawers implements FSObjectDrawerFactory {
    private static final String TYPE = "application/x-tandem-figure";

    private final Map<String, ReportFigure> figures;

    FigureDrawers(Report report) {
        this.figures = report.pictures().stream()
                .collect(Collectors.toMap(figure -> Integer.toString(figure.number()), figure -> figure));
    }

    @Override
    public boolean isReplacedObject(Element element) {
        return element.getTagName().equals("object")
                && element.getAttribute("type").equals(TYPE);
    }

    @Override
    public @Nullable FSObjectDrawer createDrawer(Element element) {
        @Nullable ReportFigure figure = figures.get(element.getAttribute("data"));
        return figure == null ? null : new Drawer(figure);
    }

    private record Drawer(ReportFigure figure) implements FSObjectDrawer {
        @Override
        public @Nullable Map<Shape, String> drawObject(
                Element element,
                double x,
                double y,
                double width,
                double height,
                OutputDevice device,
                RenderingContext context,
                int dotsPerPixel) {
            float wide = (float) (width / dotsPerPixel);
            float high = (float) (height / dotsPerPixel);
            device.drawWithGraphics((float) x, (float) y, wide, high, graphics -> {
                graphics.scale(wide / figure.width(), high / figure.height());
                figure.drawing().draw(graphics);
            });
            return null;
        }
    }
}
