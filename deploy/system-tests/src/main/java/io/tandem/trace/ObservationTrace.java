package io.tandem.trace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.tandem.bench.ChangeStream;
import io.tandem.cluster.Registry;
import io.tandem.local.LocalStackException;
import io.tandem.local.Poll;
import io.tandem.local.reference.JsonHttp;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;

/// Posts one observation with a trace of its own and collects what the services export of it.
public final class ObservationTrace {
    /// What every such trace consists of, besides the request's own span.
    public static final Set<String> STEPS = Set.of(
            "send tandem.observations.v1",
            "process tandem.observations.v1",
            "send tandem.city-metrics.v1",
            "process tandem.city-metrics.v1",
            "send tandem.ranking-changes.v1",
            "receive tandem.ranking-changes.v1",
            "send change to subscriber",
            "POST to receiver");

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);
    /// Longer than the services wait until they export.
    private static final Duration REST = Duration.ofSeconds(1);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI ingest;
    private final URI ranking;
    private final SpanReceiver receiver;

    /// @param receiver where both services send their traces
    public ObservationTrace(URI ingest, URI ranking, SpanReceiver receiver) {
        this.ingest = ingest;
        this.ranking = ranking;
        this.receiver = receiver;
    }

    /// The trace, once nothing is added to it any more.
    ///
    /// @param board id of the board whose changes are listened to meanwhile, on a stream and by a webhook
    /// @param observation one that changes the board
    /// @throws LocalStackException when a step is missing after twenty seconds
    public List<TracedSpan> of(String board, JsonNode observation) throws IOException, InterruptedException {
        String traceId = random(16);
        subscribe(board);
        URI changes = ranking.resolve("/api/v1/assessments/%s/boards/%s/changes".formatted(Registry.ASSESSMENT, board));
        try (ChangeStream _ = ChangeStream.open(http, changes, (_, _) -> {})) {
            post(observation, traceId);
            if (!Poll.until(LIMIT, LOOK_AGAIN, () -> names(traceId).containsAll(STEPS))) {
                throw new LocalStackException("the trace has only " + names(traceId));
            }
            Poll.sleep(REST);
        }
        return receiver.trace(traceId);
    }

    private void subscribe(String board) {
        JsonHttp.Answer answer = new JsonHttp(ranking, LIMIT)
                .post(
                        "/api/v1/webhooks",
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("url", receiver.webhook())
                                .put("assessment", Registry.ASSESSMENT)
                                .put("board", board));
        if (answer.status() != 201) {
            throw new LocalStackException("no webhook: %d %s".formatted(answer.status(), answer.body()));
        }
    }

    private Set<String> names(String traceId) {
        return receiver.trace(traceId).stream().map(TracedSpan::name).collect(Collectors.toSet());
    }

    private void post(JsonNode observation, String traceId) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(ingest.resolve("/api/v1/observations"))
                        .header("Content-Type", "application/json")
                        .header("traceparent", "00-%s-%s-01".formatted(traceId, random(8)))
                        .POST(HttpRequest.BodyPublishers.ofString(observation.toString()))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 202) {
            throw new IOException("refused with %d: %s".formatted(answer.statusCode(), answer.body()));
        }
    }

    private static String random(int bytes) {
        byte[] id = new byte[bytes];
        ThreadLocalRandom.current().nextBytes(id);
        return HexFormat.of().formatHex(id);
    }
}
