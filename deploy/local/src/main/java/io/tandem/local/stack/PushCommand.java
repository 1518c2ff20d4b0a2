package io.tandem.local.stack;

import io.tandem.local.LocalStackException;
import io.tandem.local.push.Position;
import io.tandem.local.push.Push;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.LongConsumer;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Sends a file of observations.
@Command(
        name = "push",
        description = "Send a file of observations; one that was cut short goes on where it was acknowledged.")
final class PushCommand implements Callable<Integer> {
    private static final int BAR_WIDTH = 78;
    private static final long MEGABYTE = 1_000_000;

    private final Console console;

    @Parameters(paramLabel = "FILE", description = "Ends with .csv, .ndjson, .jsonl or .xlsx.")
    private Path file = Path.of("observations.csv");

    @Option(names = "--feed", description = "The feed of observations that do not name theirs.")
    private @Nullable String feed;

    @Option(names = "--key", description = "A feed's key; otherwise TANDEM_FEED_KEY, otherwise none.")
    private @Nullable String key;

    @Option(names = "--dry-run", description = "Judge everything and take nothing.")
    private boolean dryRun;

    @Option(names = "--from-start", description = "Also when an earlier push of the file was cut short.")
    private boolean fromStart;

    @Option(names = "--url", description = "ingest-service; the local one when absent.")
    private @Nullable URI url;

    PushCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        StackSettings settings = StackSettings.of(System.getenv());
        URI service = url != null ? url : URI.create(settings.url(Component.INGEST));
        Position position = new Position(settings.data().resolve("push"), file, service + " " + feed);
        long from = fromStart || dryRun ? 0 : position.read();
        if (from > 0) {
            console.line("Going on at byte %d of %s".formatted(from, file));
        }
        Push.Summary summary = send(service, position, from);
        if (!dryRun) {
            position.clear();
        }
        console.line("%s: %d %s, %d refused, %s"
                .formatted(
                        file.getFileName(),
                        summary.accepted(),
                        dryRun ? "would be accepted" : "accepted",
                        summary.refused(),
                        console.elapsedSeconds()));
        summary.reasons().forEach((reason, count) -> console.line("  %8d %s".formatted(count, reason)));
        return summary.refused() == 0 ? 0 : 1;
    }

    private Push.Summary send(URI service, Position position, long from) {
        String given = key != null ? key : System.getenv("TANDEM_FEED_KEY");
        var target = new Push.Target(service, feed, given, dryRun);
        if (!console.isTerminal()) {
            return push(target, position, from, bytes -> {});
        }
        var builder = new ProgressBarBuilder()
                .setTaskName("  " + file.getFileName())
                .setInitialMax(size())
                .setUnit(" MB", MEGABYTE)
                .setStyle(ProgressBarStyle.UNICODE_BLOCK)
                .setConsumer(new ConsoleProgressBarConsumer(console.out(), BAR_WIDTH));
        try (ProgressBar bar = builder.build()) {
            bar.stepTo(from);
            return push(target, position, from, bar::stepTo);
        }
    }

    private Push.Summary push(Push.Target target, Position position, long from, LongConsumer progress) {
        var listener = new Push.Listener(
                bytes -> {
                    if (!dryRun) {
                        position.write(bytes);
                    }
                    progress.accept(bytes);
                },
                words -> console.line(String.format(Locale.ROOT, "  %s", words)));
        return new Push(target, listener).send(file, from);
    }

    private long size() {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new LocalStackException("cannot read " + file, e);
        }
    }
}
