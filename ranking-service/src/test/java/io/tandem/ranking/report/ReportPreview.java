package io.tandem.ranking.report;

import io.tandem.ranking.domain.ReferenceSnapshots;
import io.tandem.ranking.domain.statistics.Snapshot;
import io.tandem.ranking.figure.FigureFiles;
import io.tandem.ranking.figure.Language;
import io.tandem.ranking.figure.ReportFigure;
import io.tandem.ranking.figure.ReportFigures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/// Writes every figure and the report of the reference data into a folder, to be looked at without a running system.
final class ReportPreview {
    private ReportPreview() {}

    /// @param arguments the folder
    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        Snapshot snapshot = ReferenceSnapshots.whole();
        ReportHtml html = new ReportHtml();
        for (Language language : Language.values()) {
            for (int i = 0; i < 3; i++) {
                long begun = System.nanoTime();
                Report report = Reports.of(snapshot, language, Instant.parse("2026-05-04T12:30:00Z"));
                Files.writeString(folder.resolve("report-%s.html".formatted(language.code())), html.page(report));
                long middle = System.nanoTime();
                Files.write(
                        folder.resolve("report-%s.pdf".formatted(language.code())), new ReportPdf(html).print(report));
                System.out.printf(
                        "%d ms HTML, %d ms PDF%n",
                        (middle - begun) / 1_000_000, (System.nanoTime() - middle) / 1_000_000);
            }
            if (arguments.length > 1) {
                continue;
            }
            ReportFigures figures = new ReportFigures(snapshot, language);
            for (int number : ReportFigures.numbers(snapshot)) {
                ReportFigure figure = figures.figure(number).orElseThrow();
                String name = "figure-%d-%s".formatted(number, language.code());
                Files.write(folder.resolve(name + ".png"), FigureFiles.png(figure));
                Files.write(folder.resolve(name + ".svg"), FigureFiles.svg(figure, language));
            }
        }
    }
}
