package io.tandem.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/// How long it takes from posting an observation until the change it makes arrives on an open event stream.
///
/// One observation after the other: the next is posted when the last one's change has come. The value that
/// was there before is posted again at the end.
public final class ChangeLatency {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CITY = "130200";

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI ranking;
    private final URI ingest;
    private final Map<String, CountDownLatch> awaited = new ConcurrentHashMap<>();
    private final Histogram acknowledged = new Histogram(TimeUnit.MINUTES.toMicros(1), 3);
    private final Histogram received = new Histogram(TimeUnit.MINUTES.toMicros(1), 3);

    private ChangeLatency(URI ranking, URI ingest) {
        this.ranking = ranking;
        this.ingest = ingest;
    }

    /// Runs against `http://127.0.0.1:{ranking port}` and `http://127.0.0.1:{ingest port}`.
    ///
    /// @param args ranking port, ingest port, number of observations
    public static void main(String[] args) throws IOException, InterruptedException {
        URI ranking = URI.create("http://127.0.0.1:" + args[0]);
        URI ingest = URI.create("http://127.0.0.1:" + args[1]);
        new ChangeLatency(ranking, ingest).run(Integer.parseInt(args[2]));
    }

    private void run(int observations) throws IOException, InterruptedException {
        double original = currentValue();
        CountDownLatch connected = new CountDownLatch(1);
        URI changes = ranking.resolve("/api/v1/assessments/2015-2019/boards/co2-lapeq/changes");
        try (ChangeStream _ = ChangeStream.open(client, changes, (event, data) -> {
            connected.countDown();
            data.at("/cause/observations").forEach(id -> {
                CountDownLatch latch = awaited.remove(id.asText());
                if (latch != null) {
                    latch.countDown();
                }
            });
        })) {
            if (!connected.await(10, TimeUnit.SECONDS)) {
                throw new IOException("no event on " + changes);
            }
            String run = "bench-" + System.currentTimeMillis();
            int warmUp = Math.max(1, observations / 10);
            for (int i = 0; i < warmUp + observations; i++) {
                post(run + "-" + i, original * (1 + (i % 2 == 0 ? 0.1 : 0.2)), i >= warmUp);
                if (i > 0 && i % 250 == 0) {
                    System.out.printf("  %d of %d%n", i, warmUp + observations);
                }
            }
            post(run + "-restore", original, false);
            System.out.println("from posting one observation, in ms      p50     p90     p99    p99.9     max");
            print("acknowledged", acknowledged);
            print("change received", received);
            System.out.printf("%d observations, after %d to warm up%n", observations, warmUp);
        }
    }

    private void post(String id, double value, boolean counts) throws IOException, InterruptedException {
        String body = """
                {"id":"%s","feed":"bench","city":"%s","indicator":"CO2","period":"2019","value":%s,"unit":"t",
                 "revision":2,"reason":"measurement of the system"}""".formatted(id, CITY, value);
        CountDownLatch latch = new CountDownLatch(1);
        awaited.put(id, latch);
        long start = System.nanoTime();
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(ingest.resolve("/api/v1/observations"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        long acknowledgement = System.nanoTime() - start;
        if (answer.statusCode() != 202) {
            throw new IOException("refused with %d: %s".formatted(answer.statusCode(), answer.body()));
        }
        if (!latch.await(30, TimeUnit.SECONDS)) {
            throw new IOException("no change came for " + id);
        }
        if (counts) {
            acknowledged.recordValue(TimeUnit.NANOSECONDS.toMicros(acknowledgement));
            received.recordValue(TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - start));
        }
    }

    private double currentValue() throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(ranking.resolve("/api/v1/assessments/2015-2019/cities/" + CITY))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        for (JsonNode metric : JSON.readTree(answer.body()).path("metrics")) {
            if (metric.path("indicator").asText().equals("CO2")) {
                return metric.at("/current/value").asDouble();
            }
        }
        throw new IOException("%s has no CO2 value: is the reference data loaded?".formatted(CITY));
    }

    private static void print(String what, Histogram micros) {
        System.out.printf(
                "%-36s %8.1f%8.1f%8.1f%9.1f%8.1f%n",
                what,
                micros.getValueAtPercentile(50) / 1e3,
                micros.getValueAtPercentile(90) / 1e3,
                micros.getValueAtPercentile(99) / 1e3,
                micros.getValueAtPercentile(99.9) / 1e3,
                micros.getMaxValue() / 1e3);
    }
}
