package io.tandem.ranking.report;

import io.quarkus.qute.Engine;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.RawString;
import io.quarkus.qute.ReflectionValueResolver;
import io.quarkus.qute.Template;
import io.quarkus.qute.ValueResolver;
import io.quarkus.qute.Variant;
import io.tandem.ranking.figure.ColourScale;
import io.tandem.ranking.figure.FigureFiles;
import io.tandem.ranking.figure.ReportFigure;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Sets a report as one HTML file that needs no other: figures and style are in it.
public final class ReportHtml {
    private static final String FOLDER = "/report/";

    private final Template template;

    /// Reads the template.
    public ReportHtml() {
        Engine engine = Engine.builder()
                .addDefaults()
                .addValueResolver(new ReflectionValueResolver())
                .addValueResolver(ValueResolver.builder()
                        .applyToBaseClass(String.class)
                        .applyToName("html")
                        .resolveSync(context -> new RawString(Html.of(String.valueOf(context.getBase()))))
                        .build())
                .addResultMapper(new HtmlEscaper(List.of(Variant.TEXT_HTML)))
                .strictRendering(true)
                .build();
        this.template = engine.parse(text("report.html"), Variant.forContentType(Variant.TEXT_HTML));
    }

    /// The report for a browser.
    public String page(Report report) {
        return render(report, false);
    }

    /// The report for [ReportPdf], which draws the figures itself.
    String print(Report report) {
        return render(report, true);
    }

    private String render(Report report, boolean print) {
        Map<Integer, Picture> pictures = new HashMap<>();
        report.pictures().forEach(figure -> pictures.put(figure.number(), picture(figure, print)));
        return template.data("report", report)
                .data("print", print)
                .data("style", new RawString(text("report.css") + scale() + (print ? text("print.css") : "")))
                .data("chapters", chapters(report))
                .data("pictures", pictures)
                .data(
                        "words",
                        Map.of(
                                "contents", report.language().pick("目录", "Contents"),
                                "note", report.language().pick("关于数据：", "On the data. "),
                                "remark", report.language().pick("注：", "Note. ")))
                .render();
    }

    /// A figure's place in the document.
    ///
    /// @param width in mm, on paper
    /// @param height in mm, on paper
    /// @param pixels width on a screen
    /// @param source of the image on a screen; empty on paper
    public record Picture(double width, double height, int pixels, String source) {}

    private static Picture picture(ReportFigure figure, boolean print) {
        double width = Paper.width(figure);
        String source =
                print ? "" : "data:image/png;base64," + Base64.getEncoder().encodeToString(FigureFiles.png(figure));
        return new Picture(width, width * figure.height() / figure.width(), (int) figure.width(), source);
    }

    /// A chapter with its sections.
    public record Chapter(Block.Heading heading, List<Block.Heading> sections) {}

    private static List<Chapter> chapters(Report report) {
        List<Chapter> chapters = new ArrayList<>();
        for (Block.Heading heading : report.headings()) {
            if (heading.level() == 1) {
                chapters.add(new Chapter(heading, new ArrayList<>()));
            } else {
                chapters.getLast().sections().add(heading);
            }
        }
        return chapters;
    }

    /// Styles of the cells of appendices.
    private static String scale() {
        return IntStream.range(0, ColourScale.STEPS)
                .mapToObj(step -> "td.step%d { background: #%s; }%n".formatted(step, ColourScale.colourOf(step)))
                .collect(Collectors.joining());
    }

    private static String text(String file) {
        try (@Nullable InputStream stream = ReportHtml.class.getResourceAsStream(FOLDER + file)) {
            if (stream == null) {
                throw new IllegalStateException("%s is missing".formatted(file));
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
