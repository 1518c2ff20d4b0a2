package io.tandem.local.stack;

import com.fasterxml.jackson.databind.JsonNode;
import io.tandem.local.LocalStackException;
import io.tandem.local.reference.BoardTable;
import io.tandem.local.reference.Boards;
import io.tandem.local.reference.JsonHttp;
import io.tandem.local.reference.ReferenceData;
import io.tandem.local.reference.ReferenceLoader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/// What follows once everything runs: the reference data, loaded once; the boards; what to try next.
final class Welcome {
    private static final int TOP = 10;
    private static final int BAR_WIDTH = 78;
    private static final Duration CALL_PATIENCE = Duration.ofSeconds(60);
    private static final Duration COMPLETE_LIMIT = Duration.ofSeconds(60);

    private final StackSettings settings;
    private final Console console;
    private final Boards boards;

    Welcome(StackSettings settings, Console console) {
        this.settings = settings;
        this.console = console;
        this.boards = new Boards(new JsonHttp(URI.create(settings.url(Component.RANKING)), CALL_PATIENCE));
    }

    /// @throws LocalStackException when the reference data is refused or the boards do not become complete
    void present() {
        loadOnce();
        for (String board : Boards.COMPOSITE) {
            JsonNode answer = boards.board(board, TOP)
                    .orElseThrow(() -> new LocalStackException("ranking-service has lost board " + board));
            console.line("");
            BoardTable.lines(answer).forEach(console::line);
        }
        console.line("");
        console.line("  " + ReferenceData.NOTE);
        String position = boards.board("co2-lapeq", 1)
                .map(answer -> answer.path("epoch").asText() + ":"
                        + answer.path("sequence").asText())
                .orElse("");
        console.line(Directions.text(settings, position));
        console.line("Ready in " + console.elapsedSeconds());
    }

    /// A mark in the data directory says that a load was completed; an interrupted one is repeated.
    private void loadOnce() {
        var data = new ReferenceData(settings.home().resolve("deploy/reference"));
        Path mark = settings.data().resolve("reference-loaded");
        boolean fresh = !Files.exists(mark);
        if (fresh) {
            load(data);
        }
        console.progress("  … boards (" + console.elapsedSeconds() + ")");
        boards.awaitComplete(data.cityCount(), fresh, COMPLETE_LIMIT);
        console.done("boards", fresh ? "complete" : "as they were left");
        if (fresh) {
            try {
                Files.writeString(mark, Instant.now() + "\n");
            } catch (IOException e) {
                throw new LocalStackException("cannot write %s: %s".formatted(mark, e), e);
            }
        }
    }

    private void load(ReferenceData data) {
        var loader = new ReferenceLoader(new JsonHttp(URI.create(settings.url(Component.INGEST)), CALL_PATIENCE));
        if (!console.isTerminal()) {
            loader.load(data, this::plainly);
        } else {
            var builder = new ProgressBarBuilder()
                    .setTaskName("  … reference data")
                    .setInitialMax(data.observations().size())
                    .setUnit(" observations", 1)
                    .setStyle(ProgressBarStyle.UNICODE_BLOCK)
                    .setConsumer(new ConsoleProgressBarConsumer(console.out(), BAR_WIDTH));
            try (ProgressBar bar = builder.build()) {
                loader.load(data, (done, total) -> bar.stepTo(done));
            }
        }
        console.done("reference data", "335 cities, 5360 observations");
    }

    private void plainly(long done, long total) {
        if (done == total || done % 1_500 == 0) {
            console.line("    reference data: %d of %d observations".formatted(done, total));
        }
    }
}
