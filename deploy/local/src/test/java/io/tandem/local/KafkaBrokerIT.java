package io.tandem.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaBrokerIT {
    private static final String TOPIC = "tandem.observations.v1";

    @TempDir
    private Path directory;

    private final int port = FreePort.pick();

    @Test
    void acknowledgedRecordsSurviveKillNineAndRestart() throws Exception {
        try (KafkaBroker broker = start()) {
            // Given
            broker.createTopics(Topics.all());
            send(broker, "kept");

            // When
            broker.kill();
            broker.restart();
            send(broker, "added");

            // Then
            assertThat(read(broker, 2)).containsExactly("kept", "added");
        }
    }

    @Test
    void createsTheContractsTopicsOnceAndNoOther() throws Exception {
        try (KafkaBroker broker = start()) {
            broker.createTopics(Topics.all());
            broker.createTopics(Topics.all());

            try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
                assertThat(admin.listTopics().names().get())
                        .containsExactlyInAnyOrder(
                                "tandem.cities.v1",
                                "tandem.assessments.v1",
                                "tandem.observations.v1",
                                "tandem.readings.v1",
                                "tandem.city-metrics.v1",
                                "tandem.ranking-changes.v1");
                var cities = new ConfigResource(ConfigResource.Type.TOPIC, "tandem.cities.v1");
                var config = admin.describeConfigs(List.of(cities)).all().get().get(cities);
                assertThat(config.get("cleanup.policy").value()).isEqualTo("compact");
                assertThat(config.get("max.message.bytes").value()).isEqualTo("16777216");
                var node = new ConfigResource(ConfigResource.Type.BROKER, "1");
                assertThat(admin.describeConfigs(List.of(node))
                                .all()
                                .get()
                                .get(node)
                                .get("auto.create.topics.enable")
                                .value())
                        .isEqualTo("false");
            }
        }
    }

    @Test
    void anInterruptedFormatIsDoneAgain() throws IOException {
        // Given
        Path fresh = Files.createDirectories(directory.resolve("kafka/data.new"));
        Files.writeString(fresh.resolve("bootstrap.checkpoint"), "half");

        // When
        start().close();

        // Then
        assertThat(directory.resolve("kafka/data/meta.properties")).exists();
        assertThat(fresh).doesNotExist();
    }

    @Test
    void aDirectoryThatIsNoLogDirectoryIsRefusedAndLeftAsItIs() throws IOException {
        // Given
        Path data = Files.createDirectories(directory.resolve("kafka/data"));
        Files.writeString(data.resolve("something"), "precious");

        // Then
        assertThatThrownBy(this::start)
                .isInstanceOf(LocalStackException.class)
                .hasMessageContaining("meta.properties is missing");
        assertThat(data.resolve("something")).hasContent("precious");
    }

    @Test
    void aSecondBrokerOnTheSameDataIsRefused() {
        try (KafkaBroker broker = start()) {
            assertThatThrownBy(this::start)
                    .isInstanceOf(LocalStackException.class)
                    .hasMessageContaining(
                            "process %d".formatted(broker.process().pid()));
        }
    }

    private KafkaBroker start() {
        return KafkaBroker.start(
                new KafkaBroker.Settings(directory.resolve("kafka"), port, directory.resolve("kafka.log")));
    }

    private static void send(KafkaBroker broker, String value) throws Exception {
        Map<String, Object> config = Map.of("bootstrap.servers", broker.bootstrapServers(), "acks", "all");
        try (var producer = new KafkaProducer<>(config, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(TOPIC, 0, "130200", value)).get();
        }
    }

    private static List<String> read(KafkaBroker broker, int count) {
        Map<String, Object> config = Map.of("bootstrap.servers", broker.bootstrapServers());
        try (var consumer = new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer())) {
            var partition = new TopicPartition(TOPIC, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            var values = new ArrayList<String>();
            Poll.until(Duration.ofSeconds(20), Duration.ZERO, () -> {
                consumer.poll(Duration.ofMillis(200)).forEach(consumed -> values.add(consumed.value()));
                return values.size() >= count;
            });
            return values;
        }
    }
}
