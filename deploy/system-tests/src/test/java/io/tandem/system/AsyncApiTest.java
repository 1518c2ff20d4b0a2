package io.tandem.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.tandem.ingest.contract.AssessmentPublished;
import io.tandem.ingest.contract.ObservationAccepted;
import io.tandem.ingest.contract.ReadingReceived;
import io.tandem.ingest.contract.RosterPublished;
import io.tandem.local.Topics;
import io.tandem.metrics.contract.CityMetricsComputed;
import io.tandem.ranking.contract.BoardPosition;
import io.tandem.ranking.contract.RankingChanged;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The services' AsyncAPI documents against the specification, the topics, the messages' types, the schemas and the
/// samples.
class AsyncApiTest {
    private static final Path CHECKOUT = Path.of("../..");
    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @ValueSource(strings = {"ingest", "metrics", "ranking"})
    void aDocumentIsValid(String service) throws IOException {
        String specification = read(Path.of("src/test/resources/asyncapi/3.0.0.schema.json"));
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                .getSchema(specification, InputFormat.JSON);

        assertThat(schema.validate(JSON.writeValueAsString(document(service)), InputFormat.JSON))
                .isEmpty();
        assertThat(schema.validate(
                        JSON.writeValueAsString(document(service)).replace("\"send\"", "\"shout\""), InputFormat.JSON))
                .as("a wrong action is found")
                .isNotEmpty();
    }

    @Test
    void theTopicsAreDescribedAsTheyAreCreated() {
        Map<String, Map<String, String>> described = new TreeMap<>();
        for (String service : List.of("ingest", "metrics", "ranking")) {
            document(service).path("channels").forEach(channel -> {
                JsonNode kafka = channel.path("bindings").path("kafka");
                if (!kafka.isMissingNode()) {
                    assertThat(kafka.path("topic")).isEqualTo(channel.path("address"));
                    described.put(channel.path("address").asText(), settings(kafka));
                }
            });
        }
        Map<String, Map<String, String>> created = new TreeMap<>();
        for (NewTopic topic : Topics.all()) {
            Map<String, String> settings = new HashMap<>(topic.configs());
            settings.put("partitions", Integer.toString(topic.numPartitions()));
            created.put(topic.name(), settings);
        }

        assertThat(described).isEqualTo(created);
    }

    @Test
    void everyChannelThatIsReadIsOneThatIsWritten() {
        Set<String> topics = Topics.all().stream().map(NewTopic::name).collect(Collectors.toSet());
        for (String service : List.of("ingest", "metrics", "ranking")) {
            JsonNode document = document(service);
            document.path("operations").forEach(operation -> {
                String channel = operation.path("channel").path("$ref").asText();
                JsonNode found = document.at(channel.substring(1));
                assertThat(found.isObject()).as(channel).isTrue();
                if (operation.path("action").asText().equals("receive")
                        && !found.path("address").asText().startsWith("/")) {
                    assertThat(topics).contains(found.path("address").asText());
                }
            });
        }
    }

    @Test
    void everyTypeOfEventIsDescribedWithItsHeader() {
        Set<String> described = new TreeSet<>();
        for (String service : List.of("ingest", "metrics", "ranking")) {
            JsonNode document = document(service);
            document.path("components").path("messages").forEach(message -> {
                String name = message.path("name").asText();
                if (name.startsWith("io.tandem.")) {
                    JsonNode headers = message.path("headers");
                    JsonNode resolved = headers.has("$ref")
                            ? document.at(headers.path("$ref").asText().substring(1))
                            : headers;
                    assertThat(resolved.at("/properties/ce_type/const").asText())
                            .isEqualTo(name);
                    described.add(name);
                }
            });
        }

        assertThat(described)
                .contains(
                        ObservationAccepted.TYPE,
                        ReadingReceived.TYPE,
                        RosterPublished.TYPE,
                        AssessmentPublished.TYPE,
                        CityMetricsComputed.TYPE,
                        RankingChanged.TYPE);
    }

    @Test
    void whatWebhooksAreSentIsDescribedWithItsTypeAndHeaders() throws IOException {
        JsonNode document = document("ranking");
        Map<String, String> types = new TreeMap<>();
        for (JsonNode sent : document.at("/operations/sendToWebhook/messages")) {
            String name = sent.path("$ref").asText();
            JsonNode message = document.at("/components/messages/" + name.substring(name.lastIndexOf('/') + 1));
            String headers = message.at("/headers/$ref").asText().substring(1);
            assertThat(document.at(headers + "/required"))
                    .extracting(JsonNode::asText)
                    .containsExactly("webhook-id", "webhook-timestamp", "webhook-signature");
            Path schema = resources("ranking")
                    .resolve("META-INF/resources/asyncapi")
                    .resolve(message.at("/payload/schema/$ref").asText());
            types.put(
                    message.path("name").asText(),
                    JSON.readTree(read(schema)).at("/properties/type/const").asText());
        }

        assertThat(types)
                .isEqualTo(Map.of(
                        "webhookChange", RankingChanged.TYPE,
                        "webhookReset", BoardPosition.RESET,
                        "webhookDisabled", BoardPosition.DISABLED));
        assertThat(document.at("/operations/askForConsent/bindings/http/method").asText())
                .isEqualTo("OPTIONS");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ingest", "metrics", "ranking"})
    void everySchemaIsUsedAndEverySampleIsValid(String service) throws IOException {
        Path folder = resources(service).resolve("META-INF/resources/schema").resolve(service);
        Set<String> used = document(service).findValuesAsText("$ref").stream()
                .filter(ref -> ref.startsWith("../schema/"))
                .map(ref -> ref.substring(ref.lastIndexOf('/') + 1))
                .collect(Collectors.toCollection(TreeSet::new));
        Map<String, String> schemas = new HashMap<>();
        for (Path schema : files(folder)) {
            String text = read(schema);
            schemas.put(JSON.readTree(text).path("$id").asText(), text);
        }
        SchemaRegistry registry = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(schemas));

        assertThat(files(folder))
                .extracting(path -> path.getFileName().toString())
                .containsExactlyInAnyOrderElementsOf(used);
        for (Path sample : files(resources(service).resolve("samples").resolve(service))) {
            String schema = schemaOf(sample.getFileName().toString(), used);
            assertThat(registry.getSchema(read(folder.resolve(schema))).validate(read(sample), InputFormat.JSON))
                    .as(sample.toString())
                    .isEmpty();
        }
    }

    /// `name-variant.v1.json` is a sample of the longest `name.v1.schema.json` there is.
    private static String schemaOf(String sample, Set<String> schemas) {
        String name = sample.substring(0, sample.indexOf(".v1"));
        return schemas.stream()
                .filter(schema -> {
                    String described = schema.substring(0, schema.indexOf(".v1"));
                    return name.equals(described) || name.startsWith(described + "-");
                })
                .max((a, b) -> Integer.compare(a.length(), b.length()))
                .orElseThrow(() -> new AssertionError("no schema for " + sample));
    }

    private static Map<String, String> settings(JsonNode kafka) {
        JsonNode configuration = kafka.path("topicConfiguration");
        return Map.of(
                "partitions", kafka.path("partitions").asText(),
                "cleanup.policy", configuration.path("cleanup.policy").path(0).asText(),
                "retention.ms", configuration.path("retention.ms").asText(),
                "max.message.bytes", configuration.path("max.message.bytes").asText());
    }

    private static JsonNode document(String service) {
        try {
            return new YAMLMapper()
                    .readTree(read(resources(service)
                            .resolve("META-INF/resources/asyncapi")
                            .resolve(service + "-service.yaml")));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static Path resources(String service) {
        return CHECKOUT.resolve(service + "-service/contract/src/main/resources");
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
