package io.tandem.local.reference;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tandem.local.LocalStackException;
import io.tandem.local.Poll;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/// JSON over HTTP to one service. "Not now" (503) and a lost connection are tried again, because every call
/// made through here may be repeated.
public final class JsonHttp {
    private static final Duration CALL_LIMIT = Duration.ofSeconds(30);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final URI base;
    private final Duration patience;
    private final ObjectMapper mapper = new ObjectMapper();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    /// @param base such as `http://localhost:8081`
    /// @param patience how long a call is repeated before it fails
    public JsonHttp(URI base, Duration patience) {
        this.base = base;
        this.patience = patience;
    }

    /// What came back.
    ///
    /// @param body JSON; a missing node when the answer has none
    public record Answer(int status, JsonNode body) {}

    /// Reads.
    ///
    /// @throws LocalStackException when no answer other than 503 comes in time
    public Answer get(String path) {
        return send(HttpRequest.newBuilder(base.resolve(path)).GET());
    }

    /// Puts a document.
    ///
    /// @throws LocalStackException when no answer other than 503 comes in time
    public Answer put(String path, JsonNode body) {
        return send(HttpRequest.newBuilder(base.resolve(path)).PUT(BodyPublishers.ofString(body.toString())));
    }

    /// Posts a document.
    ///
    /// @throws LocalStackException when no answer other than 503 comes in time
    public Answer post(String path, JsonNode body) {
        return send(HttpRequest.newBuilder(base.resolve(path)).POST(BodyPublishers.ofString(body.toString())));
    }

    private Answer send(HttpRequest.Builder builder) {
        HttpRequest request = builder.timeout(CALL_LIMIT)
                .header("Content-Type", "application/json")
                .build();
        long end = System.nanoTime() + patience.toNanos();
        while (true) {
            String trouble;
            Duration pause = Duration.ofMillis(500);
            try {
                HttpResponse<String> response =
                        http.sendAsync(request, BodyHandlers.ofString()).get(CALL_LIMIT.toMillis(), MILLISECONDS);
                if (response.statusCode() != 503) {
                    return new Answer(response.statusCode(), json(response.body()));
                }
                trouble = "503 " + response.body();
                pause = retryAfter(response);
            } catch (ExecutionException e) {
                trouble = String.valueOf(e.getCause());
            } catch (TimeoutException e) {
                trouble = "no answer within %d s".formatted(CALL_LIMIT.toSeconds());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new LocalStackException("interrupted", e);
            }
            if (System.nanoTime() + pause.toNanos() > end) {
                throw new LocalStackException("%s %s failed for %d s: %s"
                        .formatted(request.method(), request.uri(), patience.toSeconds(), trouble));
            }
            Poll.sleep(pause);
        }
    }

    /// `Retry-After` in seconds; half a second when it is absent or a date, never more than ten seconds.
    private static Duration retryAfter(HttpResponse<?> response) {
        return response.headers()
                .firstValue("Retry-After")
                .filter(value -> value.matches("\\d{1,6}"))
                .map(value -> Duration.ofSeconds(Long.parseLong(value)))
                .filter(pause -> pause.compareTo(LONGEST_PAUSE) <= 0)
                .orElse(Duration.ofMillis(500));
    }

    private JsonNode json(String body) {
        try {
            return body.isBlank() ? mapper.missingNode() : mapper.readTree(body);
        } catch (JsonProcessingException e) {
            return mapper.getNodeFactory().textNode(body);
        }
    }
}
