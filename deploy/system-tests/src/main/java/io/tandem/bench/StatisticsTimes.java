package io.tandem.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/// How long a running system takes for every statistic, one request after the other.
public final class StatisticsTimes {
    private static final String ASSESSMENT = "/api/v1/assessments/2015-2019/";
    private static final List<String> QUERIES = List.of(
            "quadrants?x=CO2&y=SO2&by=province",
            "groups",
            "provinces",
            "regions",
            "tiers?by=province",
            "thresholds?where=CO2%3E0,SO2%3E0.5",
            "thresholds",
            "top?by=CO2&n=10",
            "farthest?x=CO2&y=SO2&measure=reduction&n=10",
            "deciles?indicator=CO2&period=2015",
            "appendices/1",
            "appendices/2",
            "appendices/3",
            "statements",
            "compare?cities=130200,110000",
            "compare?groups=jjj,fenwei",
            "cities/130200/peers",
            "movers?board=co2-lapeq&since=1",
            "groups?asOf=co2-lapeq:1",
            "appendices/1.csv",
            "appendices/1.xlsx");

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI ranking;

    private StatisticsTimes(URI ranking) {
        this.ranking = ranking;
    }

    /// Runs against `http://127.0.0.1:{ranking port}`.
    ///
    /// @param args ranking port, number of requests of each
    public static void main(String[] args) throws IOException, InterruptedException {
        StatisticsTimes times = new StatisticsTimes(URI.create("http://127.0.0.1:" + args[0]));
        int requests = Integer.parseInt(args[1]);
        System.out.println("one request after the other, in ms                    p50     p99     max     bytes");
        for (String query : QUERIES) {
            times.measure(query, requests);
        }
        System.out.printf("%d requests of each, after as many to warm up%n", requests);
    }

    private void measure(String query, int requests) throws IOException, InterruptedException {
        Histogram micros = new Histogram(TimeUnit.MINUTES.toMicros(1), 3);
        HttpRequest request =
                HttpRequest.newBuilder(ranking.resolve(ASSESSMENT + query)).build();
        int bytes = 0;
        for (int i = 0; i < 2 * requests; i++) {
            long start = System.nanoTime();
            HttpResponse<byte[]> answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) {
                throw new IOException("%s was answered with %d".formatted(query, answer.statusCode()));
            }
            bytes = answer.body().length;
            if (i >= requests) {
                micros.recordValue(TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - start));
            }
        }
        System.out.printf(
                "%-50s %6.1f  %6.1f  %6.1f  %8d%n",
                query,
                micros.getValueAtPercentile(50) / 1e3,
                micros.getValueAtPercentile(99) / 1e3,
                micros.getMaxValue() / 1e3,
                bytes);
    }
}
