package io.tandem.local.stack;

import io.tandem.local.reference.JsonHttp;
import io.tandem.local.reference.ReferenceData;
import io.tandem.local.reference.ReferenceLoader;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Sends the reference data to an ingest-service anywhere. Sent again, it is no news.
@Command(name = "load", description = "Send the reference data to an installation.")
final class LoadCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Console console;

    @Option(names = "--url", required = true, description = "ingest-service, such as http://ingest-service:8081.")
    private @Nullable URI url;

    @Option(names = "--data", description = "The folder with the data; the checkout's when absent.")
    private @Nullable Path data;

    LoadCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (url == null) {
            throw new IllegalArgumentException("no url");
        }
        Path folder =
                data != null ? data : StackSettings.of(System.getenv()).home().resolve("deploy/reference");
        new ReferenceLoader(new JsonHttp(url, PATIENCE)).load(new ReferenceData(folder), (done, total) -> {
            if (done == total) {
                console.line("reference data: %d observations".formatted(total));
            }
        });
        return 0;
    }
}
