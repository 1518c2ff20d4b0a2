package io.tandem.ranking.figure;

import java.awt.Color;
import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/// Figures as files.
public final class FigureFiles {
    /// Pixels of a PNG for one unit of the drawing.
    private static final double SCALE = 2;

    private static final int DECIMALS = 2;

    private static final String SVG = "http://www.w3.org/2000/svg";

    private FigureFiles() {}

    /// The figure as SVG 1.1 in UTF-8, with a title and a description for people who do not see it.
    public static byte[] svg(ReportFigure figure, Language language) {
        Document document = document();
        SVGGeneratorContext context = SVGGeneratorContext.createDefault(document);
        context.setComment("");
        context.setPrecision(DECIMALS);
        SVGGraphics2D graphics = new SVGGraphics2D(context, true);
        graphics.setSVGCanvasSize(new Dimension((int) figure.width(), (int) Math.ceil(figure.height())));
        figure.drawing().draw(graphics);
        Element root = graphics.getRoot();
        describe(document, root, figure, language);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStreamWriter writer = new OutputStreamWriter(bytes, StandardCharsets.UTF_8)) {
            graphics.stream(root, writer, true, false);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static Document document() {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .getDOMImplementation()
                    .createDocument(SVG, "svg", null);
        } catch (ParserConfigurationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void describe(Document document, Element root, ReportFigure figure, Language language) {
        Element title = document.createElementNS(SVG, "title");
        title.setAttributeNS(null, "id", "title");
        title.setTextContent(heading(figure, language));
        Element description = document.createElementNS(SVG, "desc");
        description.setAttributeNS(null, "id", "desc");
        description.setTextContent(figure.description());
        root.insertBefore(description, root.getFirstChild());
        root.insertBefore(title, description);
        root.setAttributeNS(null, "role", "img");
        root.setAttributeNS(null, "aria-labelledby", "title desc");
        root.setAttributeNS("http://www.w3.org/XML/1998/namespace", "xml:lang", language.tag());
        root.setAttributeNS(
                null, "viewBox", "0 0 %d %d".formatted((int) figure.width(), (int) Math.ceil(figure.height())));
    }

    /// The caption with the number.
    public static String heading(ReportFigure figure, Language language) {
        return language.pick("图%d　%s", "Figure %d. %s").formatted(figure.number(), figure.caption());
    }

    /// The figure as PNG on white.
    public static byte[] png(ReportFigure figure) {
        BufferedImage image = new BufferedImage(
                (int) Math.ceil(figure.width() * SCALE),
                (int) Math.ceil(figure.height() * SCALE),
                BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        try {
            graphics.setPaint(Color.WHITE);
            graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
            graphics.scale(SCALE, SCALE);
            figure.drawing().draw(graphics);
        } finally {
            graphics.dispose();
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.setUseCache(false);
            ImageIO.write(image, "png", bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
