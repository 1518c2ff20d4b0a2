package io.tandem.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tandem.fold.EventRecords;
import io.tandem.fold.LaneState;
import io.tandem.fold.WireJson;
import io.tandem.ingest.contract.ObservationAccepted;
import io.tandem.ingest.contract.Topic;
import io.tandem.local.BackingServices;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/// How fast the packaged service folds a backlog, with broker and PostgreSQL (fsync on) on the same machine.
///
/// `mvn -pl metrics-service -am verify -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false -Dit.test=ThroughputIT
/// -Dfailsafe.failIfNoSpecifiedTests=false -Dtandem.bench=335`; the number is that of the cities.
/// `-Dtandem.bench.jvm` replaces the service's JVM options. It asserts that everything was folded, not how
/// fast.
@EnabledIfSystemProperty(named = "tandem.bench", matches = "\\d+")
class ThroughputIT {
    private static final int RECORDS = Integer.getInteger("tandem.bench.records", 600_000);
    private static final String JVM =
            System.getProperty("tandem.bench.jvm", "-Xms32m -Xmx256m -XX:MaxDirectMemorySize=64m -XX:+UseSerialGC");
    private static final List<String> EMISSIONS = List.of("CO2", "SO2", "NOX", "PM");
    private static final Instant THEN = Instant.parse("2026-01-01T00:00:00Z");

    private final HttpClient http = HttpClient.newHttpClient();
    private final Random random = new Random(1);
    private final String[] cities = IntStream.range(0, Integer.getInteger("tandem.bench", 335))
            .mapToObj(i -> Integer.toString(400_000 + i))
            .toArray(String[]::new);

    @TempDir
    Path logs;

    private int revision;

    @Test
    void aBacklogIsFolded() throws Exception {
        try (BackingServices backing = BackingServices.start(true);
                Feed definitions = new Feed(backing.bootstrapServers())) {
            definitions.roster("bench", 1, cities);
            definitions.assessment("bench", 1, "bench", 2.18);
            definitions.flush();
            Process service = start(backing);
            try {
                fold("cold", service, backing, RECORDS / 3);
                for (int round = 1; round <= 3; round++) {
                    fold("warm " + round, service, backing, RECORDS);
                }
            } finally {
                service.destroy();
                service.waitFor();
            }
        }
    }

    private Process start(BackingServices backing) throws IOException {
        List<String> command =
                new ArrayList<>(List.of(ProcessHandle.current().info().command().orElse("java")));
        command.addAll(Arrays.asList(JVM.split(" ")));
        command.addAll(List.of(
                "-jar", Path.of("target", "quarkus-app", "quarkus-run.jar").toString()));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(logs.resolve("service.log").toFile());
        builder.environment().putAll(backing.environment("metrics"));
        builder.environment().put("TANDEM_HTTP_PORT", "18082");
        return builder.start();
    }

    private void fold(String name, Process service, BackingServices backing, int records) throws Exception {
        long before = tally(LaneState::nextOffset);
        long rowsBefore = tally(LaneState::sequence);
        Duration cpuBefore = cpu(service);
        long begin = System.nanoTime();
        produce(backing.bootstrapServers(), records);
        long produced = System.nanoTime();
        long foldedMeanwhile = tally(LaneState::nextOffset) - before;
        while (tally(LaneState::nextOffset) - before < records) {
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofMinutes(3));
            Thread.sleep(50);
        }
        long folded = System.nanoTime();
        System.out.printf(
                "%s: %d cities, %d observations, %.0f/s from first sent to last folded; %.0f/s after the last was"
                        + " sent; %.1f us of the service's CPU each; %d rows of metrics%n",
                name,
                cities.length,
                records,
                records * 1e9 / (folded - begin),
                (records - foldedMeanwhile) * 1e9 / (folded - produced),
                cpu(service).minus(cpuBefore).toNanos() / 1e3 / records,
                tally(LaneState::sequence) - rowsBefore);
    }

    private static Duration cpu(Process service) {
        return service.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private void produce(String bootstrap, int records) {
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrap, "linger.ms", 20, "batch.size", 262_144),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            for (int i = 0; i < records; i++) {
                producer.send(next());
            }
        }
    }

    private ProducerRecord<byte[], byte[]> next() {
        String city = cities[random.nextInt(cities.length)];
        String indicator = EMISSIONS.get(random.nextInt(EMISSIONS.size()));
        String period = random.nextBoolean() ? "2015" : "2019";
        revision++;
        ObservationAccepted observation = new ObservationAccepted(
                "%08x-0000-3000-8000-%012x".formatted(revision, revision),
                "bench",
                city,
                indicator,
                period,
                random.nextInt(1_000_000) / 100.0,
                "t",
                "validated",
                revision,
                THEN.plusSeconds(revision),
                THEN.plusSeconds(revision).plusMillis(1),
                null);
        return EventRecords.write(
                Topic.OBSERVATIONS.name(),
                null,
                city,
                ObservationAccepted.TYPE,
                "/feeds/bench",
                observation.id(),
                THEN,
                WireJson.write(observation));
    }

    private long tally(java.util.function.ToLongFunction<LaneState> property) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:18082/internal/lanes"))
                .timeout(Duration.ofSeconds(20))
                .build();
        for (int attempt = 0; ; attempt++) {
            try {
                String json =
                        http.send(request, HttpResponse.BodyHandlers.ofString()).body();
                return Arrays.stream(new ObjectMapper().readValue(json, LaneState[].class))
                        .mapToLong(property)
                        .sum();
            } catch (IOException notYet) {
                assertThat(attempt).as("the service answers").isLessThan(300);
                Thread.sleep(100);
            }
        }
    }
}
