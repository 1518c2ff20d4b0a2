package io.tandem.ingest.messaging;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import io.tandem.ingest.application.RosterDirectory;
import io.tandem.ingest.contract.RosterPublished;
import io.tandem.ingest.contract.Topic;
import io.tandem.ingest.domain.CityCode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Keeps the directory of cities equal to the roster topic: reads it from the start, then follows it.
///
/// A plain consumer without a group, because every replica reads everything, nothing is committed, and the end of
/// the topic at start must be known exactly. A failure starts it over after a pause; versions make that harmless.
@ApplicationScoped
class RosterReader {
    private static final Logger LOG = Logger.getLogger(RosterReader.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration POLL = Duration.ofMillis(500);

    private final RosterDirectory directory;
    private final ObjectMapper json;
    private final Map<String, Object> settings;
    private volatile boolean stopped;
    private @Nullable Thread thread;

    RosterReader(
            RosterDirectory directory,
            ObjectMapper json,
            @Identifier("default-kafka-broker") Map<String, Object> settings) {
        this.directory = directory;
        this.json = json;
        this.settings = new HashMap<>(settings);
        this.settings.remove("group.id");
        this.settings.put("client.id", "ingest-roster-reader");
        this.settings.put("enable.auto.commit", false);
        this.settings.put("allow.auto.create.topics", false);
        this.settings.put("auto.offset.reset", "earliest");
    }

    void start(@Observes StartupEvent event) {
        thread = Thread.ofPlatform().daemon().name("roster-reader").start(this::run);
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopped = true;
        if (thread != null) {
            thread.join(PATIENCE);
        }
    }

    private void run() {
        while (!stopped) {
            try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
                follow(consumer);
            } catch (KafkaException e) {
                LOG.warnf("reading rosters: %s; starting over", e.getMessage());
                pause();
            }
        }
    }

    private void follow(KafkaConsumer<String, byte[]> consumer) {
        List<TopicPartition> partitions = consumer.partitionsFor(Topic.CITIES.name(), PATIENCE).stream()
                .map(p -> new TopicPartition(p.topic(), p.partition()))
                .toList();
        if (partitions.isEmpty()) {
            throw new KafkaException("topic " + Topic.CITIES.name() + " does not exist");
        }
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, PATIENCE);
        while (!stopped) {
            consumer.poll(POLL).forEach(this::apply);
            if (!directory.isLoaded()
                    && partitions.stream().allMatch(p -> consumer.position(p, PATIENCE) >= ends.getOrDefault(p, 0L))) {
                directory.markLoaded();
                LOG.infof("rosters are read: %d cities known", directory.size());
            }
        }
    }

    private void apply(ConsumerRecord<String, byte[]> message) {
        if (message.value() == null) {
            directory.forget(message.key());
            return;
        }
        try {
            RosterPublished roster = json.readValue(message.value(), RosterPublished.class);
            Set<CityCode> codes = roster.cities().stream()
                    .map(city -> new CityCode(city.code()))
                    .collect(Collectors.toSet());
            directory.hold(roster.id(), roster.version(), codes);
        } catch (IOException | RuntimeException e) {
            LOG.errorf(
                    "the roster at offset %d cannot be read and is skipped: %s",
                    message.offset(), e.getClass().getSimpleName());
        }
    }

    private void pause() {
        try {
            Thread.sleep(1000);
        } catch (InterruptedException _) {
            stopped = true;
        }
    }
}
