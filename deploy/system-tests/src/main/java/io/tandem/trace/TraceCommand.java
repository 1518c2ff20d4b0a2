package io.tandem.trace;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tandem.cluster.Cluster;
import io.tandem.cluster.Program;
import io.tandem.cluster.Registry;
import io.tandem.local.Poll;
import io.tandem.local.reference.JsonHttp;
import io.tandem.local.reference.ReferenceData;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Shows the trace of one observation.
@Command(
        name = "trace",
        mixinStandardHelpOptions = true,
        description =
                "Post one observation on processes of its own and show its trace, from the post to the subscriber.")
final class TraceCommand implements Callable<Integer> {
    private static final String BOARD = "co2";
    private static final String PATH = "/api/v1/assessments/" + Registry.ASSESSMENT + "/boards/" + BOARD;
    private static final String BEGIN = "<!-- trace -->";
    private static final String END = "<!-- end of the trace -->";
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final int WARM_UP = 50;
    private static final int KEY_BYTES = 32;

    @Option(names = "--write", description = "put it into this file, between its marks")
    private @Nullable Path file;

    @Option(names = "--home", required = true, hidden = true)
    private Path home = Path.of(".");

    /// Runs the command.
    public static void main(String[] args) {
        System.exit(new CommandLine(new TraceCommand()).execute(args));
    }

    @Override
    public Integer call() throws Exception {
        try (SpanReceiver receiver = new SpanReceiver();
                Cluster cluster = Cluster.start(new Cluster.Settings(
                        home, home.resolve("target/trace"), 1, List.of(), environment(receiver)))) {
            Registry.reference(new ReferenceData(home.resolve("deploy/reference")))
                    .register(cluster.http(Program.INGEST));
            prepare(cluster);
            List<TracedSpan> trace = new ObservationTrace(
                            cluster.first(Program.INGEST).uri(),
                            cluster.first(Program.RANKING).uri(),
                            receiver)
                    .of(BOARD, observation("2019", 40_000_000));
            String text = String.join("\n", new Waterfall(trace).lines());
            System.out.println(text);
            if (file != null) {
                String page = Files.readString(file);
                int from = page.indexOf(BEGIN) + BEGIN.length();
                Files.writeString(
                        file,
                        page.substring(0, from) + "\n```\n" + text + "\n```\n" + page.substring(page.indexOf(END)));
            }
            return 0;
        }
    }

    private static Map<String, String> environment(SpanReceiver receiver) {
        Map<String, String> environment = new HashMap<>(receiver.environment());
        environment.put("TANDEM_WEBHOOKS_LOCAL", "true");
        environment.put("TANDEM_WEBHOOKS_KEY", Base64.getEncoder().encodeToString(new byte[KEY_BYTES]));
        return environment;
    }

    /// A board with one city on it, made by programs that have been at work for a moment.
    private static void prepare(Cluster cluster) {
        JsonHttp ingest = cluster.http(Program.INGEST);
        JsonHttp ranking = cluster.http(Program.RANKING);
        ingest.post("/api/v1/observations", observation("2015", 50_000_000));
        for (int value = 1; value <= WARM_UP; value++) {
            ingest.post("/api/v1/observations", observation("2019", 45_000_000 + value));
        }
        Poll.until(
                LIMIT,
                Duration.ofMillis(100),
                () -> ranking.get(PATH).body().path("entries").size() == 1);
    }

    private static ObjectNode observation(String period, double value) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("feed", "trace")
                .put("city", "130200")
                .put("indicator", "CO2")
                .put("period", period)
                .put("unit", "t")
                .put("value", value);
    }
}
