package io.tandem.manifests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.tandem.local.Topics;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChartTest {
    private static final String DEVELOPMENT = "values-development.yaml";
    private static final String PRODUCTION = "values-production.yaml";
    private static final String SEED = "secrets: {seed: 0123456789abcdef0123456789abcdef}";
    private static final String INGRESS = """
            routes: {mode: ingress, ingress: {className: nginx}, tlsSecret: tandem-tls}
            monitoring: {tracesEndpoint: "http://tempo.monitoring:4317"}
            """;

    private static final Map<String, List<JsonNode>> RENDERED = new TreeMap<>();

    private static List<JsonNode> rendered(String values) {
        return RENDERED.computeIfAbsent(values, file -> Chart.render(file, SEED)).stream()
                .map(JsonNode::<JsonNode>deepCopy)
                .toList();
    }

    @Test
    void helmFindsNothingToComplainOf() {
        assertThat(Chart.lint()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {DEVELOPMENT, PRODUCTION})
    void everyObjectFitsItsSchemaAndOurRules(String values) {
        List<JsonNode> objects = rendered(values);

        assertThat(objects).hasSizeGreaterThan(20);
        assertThat(ClusterRules.check(objects)).isEmpty();
    }

    @Test
    void anIngressWorksInPlaceOfAGateway() {
        List<JsonNode> objects = Chart.render(PRODUCTION, INGRESS);

        assertThat(objects).anyMatch(object -> object.path("kind").asText().equals("Ingress"));
        assertThat(ClusterRules.check(objects)).isEmpty();
    }

    @Test
    void developmentNeedsNoOperator() {
        assertThat(rendered(DEVELOPMENT))
                .extracting(object -> object.path("apiVersion").asText())
                .containsOnly("v1", "apps/v1", "batch/v1", "policy/v1", "networking.k8s.io/v1");
    }

    @Test
    void topicsAreThoseOfTheContracts() {
        Map<String, Map<String, String>> chart = rendered(PRODUCTION).stream()
                .filter(object -> object.path("kind").asText().equals("KafkaTopic"))
                .map(object -> object.path("spec"))
                .collect(Collectors.toMap(spec -> spec.path("topicName").asText(), ChartTest::settings));
        Map<String, Map<String, String>> code =
                Topics.all().stream().collect(Collectors.toMap(NewTopic::name, ChartTest::settings));

        assertThat(chart).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({
        "ingest-service, tandem.cities.v1 tandem.assessments.v1 tandem.observations.v1 tandem.readings.v1",
        "metrics-service, tandem.city-metrics.v1",
        "ranking-service, tandem.ranking-changes.v1"
    })
    void onlyItsProducerMayWriteATopic(String service, String topics) {
        List<String> written = rendered(PRODUCTION).stream()
                .filter(object -> object.path("kind").asText().equals("KafkaUser"))
                .filter(user -> user.path("metadata").path("name").asText().equals("tandem-" + service))
                .flatMap(user ->
                        user.path("spec").path("authorization").path("acls").valueStream())
                .filter(rule -> rule.path("operations").toString().contains("Write"))
                .map(rule -> rule.path("resource").path("name").asText())
                .toList();

        assertThat(written).containsExactlyInAnyOrder(topics.split(" ", -1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "services: {ingest: {replica: 3}}|replica",
                "kafka: {mode: zookeeper}|kafka",
                "image: {tag: latest}|tag",
                "postgresql: {development: {image: postgres}}|image",
                "services: {metrics: {autoscaling: {max: 13}}}|max",
                "services: {ranking: {environment: {tandem.webhooks.local: \"true\"}}}|tandem.webhooks.local",
                "postgresql: {backup: {schedule: \"0 2 * * *\"}}|schedule",
                "secrets: {mode: derived, seed: short}|seed",
                "networkPolicies: {deniedRanges: [private]}|deniedRanges"
            })
    void wrongValuesAreRefused(String values, String named) {
        assertThatThrownBy(() -> Chart.render(PRODUCTION, values)).hasMessageContaining(named);
    }

    /// Each row breaks the object of the kind and name by setting what a JSON pointer leads to (nothing: removing it).
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Deployment tandem-ingest-service|/spec/template/spec/containers/0/resources/limits/memory||limits",
                "Deployment tandem-ingest-service|/spec/template/spec/containers/0/image|\"tandem/ingest-service:latest\"|image",
                "Deployment tandem-ingest-service|/spec/template/spec/containers/0/image|\"tandem/ingest-service\"|image",
                "Deployment tandem-ingest-service|/spec/template/spec/containers/0/env/0/name|\"TANDEM_HTTP_PROT\"|variable",
                "Deployment tandem-ingest-service|/spec/template/spec/containers/0/env/0/name|\"TANDEM_WEBHOOKS_POLL\"|variable",
                "Deployment tandem-ingest-service|/spec/template/spec/containers/0/env/6|{\"name\": \"TANDEM_DB_PASSWORD\", \"value\": \"x\"}|secret",
                "Deployment tandem-ingest-service|/spec/template/spec/containers/0/env/6/valueFrom/secretKeyRef/name|\"other\"|secret",
                "Deployment tandem-ingest-service|/spec/template/spec/containers/0/readinessProbe||probe",
                "Deployment tandem-ingest-service|/spec/template/spec/containers/0/readinessProbe/httpGet/path|\"/health\"|probe",
                "Deployment tandem-ingest-service|/spec/template/spec/containers/0/ports/0/containerPort|9999|port",
                "Deployment tandem-ingest-service|/spec/template/spec/containers/0/securityContext/readOnlyRootFilesystem|false|security",
                "Deployment tandem-ingest-service|/spec/template/spec/containers/0/securityContext/capabilities||security",
                "Deployment tandem-ingest-service|/spec/template/spec/securityContext/runAsNonRoot|false|security",
                "Deployment tandem-ingest-service|/spec/template/spec/automountServiceAccountToken|true|token",
                "Deployment tandem-ingest-service|/spec/template/spec/topologySpreadConstraints||spread",
                "Deployment tandem-ingest-service|/spec/replica|2|schema",
                "Deployment tandem-ingest-service|/spec/minReadySeconds|\"soon\"|schema",
                "StatefulSet tandem-ranking-service|/spec/template/metadata/labels/app.kubernetes.io~1name|\"other\"|service",
                "PodDisruptionBudget tandem-ranking-service|/spec/selector/matchLabels/app.kubernetes.io~1name|\"other\"|disruption",
                "PodDisruptionBudget tandem-ranking-service|/spec/maximumUnavailable|1|schema",
                "NetworkPolicy tandem-ranking-service|/spec/podSelector/matchLabels/app.kubernetes.io~1name|\"other\"|network",
                "NetworkPolicy tandem-deny-all|/spec/egress|[{}]|network",
                "NetworkPolicy tandem-deny-all|/spec/policyType|[]|schema",
                "Service tandem-ranking-service|/spec/ports/0/targetPort|\"web\"|service",
                "Service tandem-ranking-service|/spec/port|80|schema",
                "ServiceAccount tandem-ranking-service|/automount|false|schema",
                "HTTPRoute tandem-ranking-service|/spec/rules/0/matches/0/path/value|\"/internal\"|route",
                "HTTPRoute tandem-ranking-service|/spec/rules/0/matches/0/path/value|\"/\"|route",
                "HTTPRoute tandem-ranking-service|/spec/rules/0/backendRefs/0/name|\"other\"|route",
                "HTTPRoute tandem-ranking-service|/spec/hostname|\"x\"|schema",
                "HorizontalPodAutoscaler tandem-ingest-service|/spec/scaleTargetRef/name|\"other\"|scaling",
                "HorizontalPodAutoscaler tandem-ingest-service|/spec/maximum|2|schema",
                "ScaledObject tandem-metrics-service|/spec/scaleTargetRef/kind|\"Deployment\"|scaling",
                "ScaledObject tandem-metrics-service|/spec/triggers/0/metadata/threshold||schema",
                "Cluster tandem-postgres|/spec/instance|3|schema",
                "ScheduledBackup tandem-postgres|/spec/schedule|\"0 2 * * *\"|schema",
                "ExternalSecret tandem-ranking-database|/spec/data/0/remoteRef/key||schema",
                "ExternalSecret tandem-ranking-database|/spec/target/name|\"other\"|secret",
                "Kafka tandem|/spec/kafka/listener|[]|schema",
                "KafkaNodePool tandem-broker|/spec/role|[]|schema",
                "KafkaTopic tandem.cities.v1|/spec/partition|1|schema",
                "KafkaUser tandem-ranking-service|/spec/authorization/acls/0/right|\"Write\"|schema",
                "ServiceMonitor tandem|/spec/endpoint|[]|schema"
            })
    void aMistakeIsFound(String object, String pointer, String value, String rule) throws Exception {
        List<JsonNode> objects = rendered(PRODUCTION);
        JsonNode broken = objects.stream()
                .filter(candidate -> object.equals(candidate.path("kind").asText() + " "
                        + candidate.path("metadata").path("name").asText()))
                .findFirst()
                .orElseThrow();
        Mistake.in(broken, pointer, value);

        assertThat(ClusterRules.check(objects)).extracting(Finding::rule).contains(rule);
    }

    private static Map<String, String> settings(JsonNode spec) {
        return Map.of(
                "partitions", spec.path("partitions").asText(),
                "cleanup.policy", spec.path("config").path("cleanup.policy").asText(),
                "retention.ms", spec.path("config").path("retention.ms").asText(),
                "max.message.bytes",
                        spec.path("config").path("max.message.bytes").asText());
    }

    private static Map<String, String> settings(NewTopic topic) {
        var settings = new TreeMap<>(topic.configs());
        settings.put("partitions", Integer.toString(topic.numPartitions()));
        return settings;
    }
}
