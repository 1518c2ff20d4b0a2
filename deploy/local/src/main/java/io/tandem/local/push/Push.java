package io.tandem.local.push;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tandem.local.LocalStackException;
import io.tandem.local.Poll;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/// Sends a file of observations to ingest-service, part by part, and repeats a part until it is answered. Every
/// observation that has an id or a time of observation counts once however often it is sent.
public final class Push {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration PART_LIMIT = Duration.ofMinutes(10);
    private static final int TOLD_REFUSALS = 20;
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final Target target;
    private final Listener listener;
    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final Map<String, Long> reasons = new TreeMap<>();
    private long accepted;
    private long refused;
    private long told;

    /// Where to.
    ///
    /// @param feed for observations that do not name theirs
    /// @param key of a feed; null where none is required
    public record Target(
            URI service, @Nullable String feed, @Nullable String key, boolean dryRun) {}

    /// Hears how it goes.
    ///
    /// @param position that need not be sent again, in bytes
    /// @param words about what was refused
    public record Listener(LongConsumer position, Consumer<String> words) {}

    /// What became of it.
    ///
    /// @param reasons how often each problem was the reason
    public record Summary(long accepted, long refused, Map<String, Long> reasons) {}

    /// Sends to a target.
    public Push(Target target, Listener listener) {
        this.target = target;
        this.listener = listener;
    }

    /// Sends a file from a position on.
    ///
    /// @throws LocalStackException when it cannot be read, its name ends otherwise, or it is refused as a whole
    public Summary send(Path file, long from) {
        String type = type(file);
        try {
            if (type.equals(XLSX)) {
                take(post(type, BodyPublishers.ofFile(file)), 1, false);
                listener.position().accept(Files.size(file));
            } else {
                sendParts(file, type, from);
            }
        } catch (IOException e) {
            throw new LocalStackException("cannot read %s: %s".formatted(file, e), e);
        }
        return new Summary(accepted, refused, reasons);
    }

    private void sendParts(Path file, String type, long from) throws IOException {
        boolean csv = type.equals("text/csv");
        try (InputStream in = Files.newInputStream(file)) {
            FileParts parts = FileParts.of(in, csv, from);
            for (Optional<FileParts.Part> next = parts.next(); next.isPresent(); next = parts.next()) {
                FileParts.Part part = next.get();
                take(post(type, BodyPublishers.ofByteArray(part.body().array())), part.firstLine(), csv);
                listener.position().accept(part.end());
            }
        }
    }

    private static String type(Path file) {
        String name = file.getFileName().toString();
        if (name.endsWith(".csv")) {
            return "text/csv";
        }
        if (name.endsWith(".xlsx")) {
            return XLSX;
        }
        if (name.endsWith(".ndjson") || name.endsWith(".jsonl")) {
            return "application/x-ndjson";
        }
        throw new LocalStackException(
                "%s: expected a name that ends with .csv, .ndjson, .jsonl or .xlsx".formatted(file.getFileName()));
    }

    private void take(JsonNode answer, long firstLine, boolean csv) {
        accepted += answer.path("accepted").asLong();
        refused += answer.path("refused").asLong();
        for (JsonNode refusal : answer.path("refusals")) {
            String type = refusal.path("type").asText().replace("/problems/", "");
            reasons.merge(type, 1L, Long::sum);
            if (told++ < TOLD_REFUSALS) {
                // each part begins with the header again
                long line = refusal.path("line").asLong() + refusal.path("row").asLong() + firstLine - (csv ? 2 : 1);
                String column = refusal.path("column").asText("");
                listener.words()
                        .accept("line %d%s: %s, %s"
                                .formatted(
                                        line,
                                        column.isEmpty() ? "" : ", column " + column,
                                        type,
                                        refusal.path("detail").asText()));
            }
        }
    }

    private JsonNode post(String type, BodyPublisher body) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(target.service().resolve(path()))
                .timeout(PART_LIMIT)
                .header("Content-Type", type)
                .POST(body);
        if (target.key() != null) {
            builder.header("Authorization", "Bearer " + target.key());
        }
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            String trouble;
            Duration pause = Duration.ofSeconds(1);
            try {
                HttpResponse<String> answer = http.send(builder.build(), BodyHandlers.ofString());
                if (answer.statusCode() != 503 && answer.statusCode() != 429) {
                    return taken(answer);
                }
                trouble = "%d %s".formatted(answer.statusCode(), answer.body());
                pause = retryAfter(answer);
            } catch (IOException e) {
                trouble = String.valueOf(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new LocalStackException("interrupted", e);
            }
            if (System.nanoTime() + pause.toNanos() > end) {
                throw new LocalStackException("gave up after %d s: %s".formatted(PATIENCE.toSeconds(), trouble));
            }
            Poll.sleep(pause);
        }
    }

    private String path() {
        String feed = target.feed() == null ? "" : "feed=" + target.feed() + "&";
        return "/api/v1/observations?" + feed + "dryRun=" + target.dryRun();
    }

    private JsonNode taken(HttpResponse<String> answer) throws IOException {
        JsonNode body = json.readTree(answer.body());
        if (body.has("items") && !body.has("stopped")) {
            return body;
        }
        throw new LocalStackException("ingest-service answered %d: %s".formatted(answer.statusCode(), answer.body()));
    }

    private static Duration retryAfter(HttpResponse<?> answer) {
        return answer.headers()
                .firstValue("Retry-After")
                .filter(value -> value.matches("\\d{1,4}"))
                .map(value -> Duration.ofSeconds(Math.max(1, Long.parseLong(value))))
                .orElse(Duration.ofSeconds(1));
    }
}
