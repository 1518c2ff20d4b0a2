package io.tandem.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tandem.cluster.Cluster;
import io.tandem.cluster.Program;
import io.tandem.cluster.Registry;
import io.tandem.local.LocalStackException;
import io.tandem.local.reference.ReferenceData;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Observations a second through validation into the log, as lines of JSON, beside what Kafka's own measurement of a
/// producer gets out of the same broker with records of the same size.
@Command(
        name = "bench ndjson",
        mixinStandardHelpOptions = true,
        description = "How many lines of JSON a second are validated and durable, beside Kafka's own producer test.")
final class NdjsonRate implements Callable<Integer> {
    private static final Pattern RATE = Pattern.compile("records sent, ([0-9.]+) records/sec");
    private static final String TOPIC = "producer-performance";
    private static final int PARTITIONS = 12;

    @Parameters(arity = "0..1", description = "observations (${DEFAULT-VALUE})")
    private int count = 1_000_000;

    @Option(names = "--streams", description = "requests at the same time (${DEFAULT-VALUE})")
    private int streams = 2;

    @Option(names = "--warm-up", description = "observations before (${DEFAULT-VALUE})")
    private int warmUp = 300_000;

    @Option(names = "--jvm", split = " ", description = "JVM options for the service (${DEFAULT-VALUE})")
    private List<String> jvm = List.of("-Xmx512m", "-XX:TieredStopAtLevel=4");

    @Option(names = "--home", required = true, hidden = true)
    private Path home = Path.of(".");

    private final ObjectMapper json = new ObjectMapper();

    /// Runs the command.
    public static void main(String[] args) {
        System.exit(new CommandLine(new NdjsonRate()).execute(args));
    }

    @Override
    public Integer call() throws Exception {
        Registry registry = Registry.reference(new ReferenceData(home.resolve("deploy/reference")));
        Path folder = home.toAbsolutePath().normalize().resolve("target/ndjson");
        var settings = new Cluster.Settings(home, folder, 1, jvm);
        try (Cluster cluster = Cluster.start(settings, Set.of(Program.INGEST))) {
            registry.register(cluster.http(Program.INGEST));
            Lines lines = new Lines(registry.cities());
            List<Path> files = files(lines, folder, "measured", count);
            List<Path> before = files(lines, folder, "warm", warmUp);
            createTopic(cluster);
            long size = (Files.size(files.getFirst()) * streams) / count + HEADERS;
            System.out.printf("%,d observations of %d bytes as records, %d at the same time%n", count, size, streams);
            post(cluster, before, warmUp);
            double first = producer(cluster, size);
            System.out.printf("Kafka's producer test   %,10.0f records/s%n", first);
            ProcessorTime time = new ProcessorTime(cluster);
            Map<String, Duration> used = time.used();
            double rate = post(cluster, files, count);
            System.out.printf("lines through the door  %,10.0f observations/s%n", rate);
            System.out.println("  processor ms: "
                    + time.since(used).entrySet().stream()
                            .map(part -> part.getKey() + " " + part.getValue().toMillis())
                            .toList());
            double second = producer(cluster, size);
            System.out.printf("Kafka's producer test   %,10.0f records/s%n", second);
            System.out.printf("ratio                   %10.2f%n", rate / ((first + second) / 2));
            for (Path file : files) {
                Files.delete(file);
            }
            for (Path file : before) {
                Files.delete(file);
            }
            return 0;
        }
    }

    /// A record carries its event's attributes in headers and the time of receipt, which a line does not.
    private static final int HEADERS = 220;

    private List<Path> files(Lines lines, Path folder, String name, int observations) {
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < streams; i++) {
            Path file = folder.resolve(name + "-" + i + ".ndjson");
            lines.write(file, name + i, observations / streams);
            files.add(file);
        }
        return files;
    }

    private double post(Cluster cluster, List<Path> files, int observations) throws IOException {
        URI uri = cluster.first(Program.INGEST).uri().resolve("/api/v1/observations");
        HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        long begun = System.nanoTime();
        List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
        for (Path file : files) {
            HttpRequest request = HttpRequest.newBuilder(uri)
                    .header("Content-Type", "application/x-ndjson")
                    .POST(BodyPublishers.ofFile(file))
                    .build();
            answers.add(http.sendAsync(request, BodyHandlers.ofString()));
        }
        long accepted = 0;
        for (CompletableFuture<HttpResponse<String>> answer : answers) {
            JsonNode body = json.readTree(answer.join().body());
            accepted += body.path("accepted").asLong();
            if (body.path("refused").asLong() != 0 || answer.join().statusCode() != 202) {
                throw new LocalStackException(
                        answer.join().statusCode() + " " + answer.join().body());
            }
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        if (accepted != (long) observations / streams * streams) {
            throw new LocalStackException("accepted %d of %d".formatted(accepted, observations));
        }
        return accepted / seconds;
    }

    private static void createTopic(Cluster cluster) throws Exception {
        try (Admin admin =
                Admin.create(Map.of("bootstrap.servers", cluster.backing().bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(TOPIC, PARTITIONS, (short) 1)))
                    .all()
                    .get();
        }
    }

    private double producer(Cluster cluster, long size) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.apache.kafka.tools.ProducerPerformance",
                        "--topic",
                        TOPIC,
                        "--num-records",
                        Integer.toString(count),
                        "--record-size",
                        Long.toString(size),
                        "--throughput",
                        "-1",
                        "--producer-props",
                        "bootstrap.servers=" + cluster.backing().bootstrapServers(),
                        "acks=all",
                        "enable.idempotence=true",
                        "linger.ms=2",
                        "batch.size=65536",
                        "buffer.memory=33554432")
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        double rate = 0;
        Matcher matcher = RATE.matcher(output);
        while (matcher.find()) {
            rate = Double.parseDouble(matcher.group(1)); // the last line is the whole
        }
        if (rate == 0) {
            throw new LocalStackException("Kafka's producer test did not end well: " + output);
        }
        return rate;
    }
}
