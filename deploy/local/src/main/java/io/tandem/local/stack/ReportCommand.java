package io.tandem.local.stack;

import io.tandem.local.reference.ReferenceData;
import io.tandem.local.reference.ReportFile;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Saves the report that ranking-service makes from the data as they are or were.
@Command(name = "report", description = "Save the report, made from the data as they are or were.")
final class ReportCommand implements Callable<Integer> {
    private final Console console;

    @Option(names = "--lang", defaultValue = "zh", description = "zh or en (${DEFAULT-VALUE}).")
    private String language = "zh";

    @Option(
            names = "--out",
            defaultValue = "report.pdf",
            description = "The file (${DEFAULT-VALUE}); HTML when it ends with .html, otherwise PDF.")
    private Path file = Path.of("report.pdf");

    @Option(
            names = "--assessment",
            defaultValue = ReferenceData.ASSESSMENT,
            description = "The assessment (${DEFAULT-VALUE}).")
    private String assessment = ReferenceData.ASSESSMENT;

    @Option(
            names = "--as-of",
            description = "An instant, or a board and a sequence such as co2-lapeq:42; now if absent.")
    private @Nullable String asOf;

    @Option(names = "--url", description = "ranking-service; the local one when absent.")
    private @Nullable URI url;

    ReportCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        URI service =
                url != null ? url : URI.create(StackSettings.of(System.getenv()).url(Component.RANKING));
        console.progress("Making the report …");
        long bytes = new ReportFile(service, received -> console.progress("Received %d KB".formatted(received / 1024)))
                .save(new ReportFile.Wanted(assessment, language, asOf), file);
        console.line("%s, %d KB, %s".formatted(file, bytes / 1024, console.elapsedSeconds()));
        return 0;
    }
}
