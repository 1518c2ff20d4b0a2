package io.tandem.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.AppInfoParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComposeTest {
    @Test
    void theFileKeepsTheRules() {
        JsonNode file = Compose.read();

        assertThat(ComposeRules.check(file)).isEmpty();
        assertThat(file.path("services").properties())
                .extracting(service -> service.getKey())
                .contains(
                        "kafka",
                        "postgres",
                        "ingest-service",
                        "metrics-service",
                        "ranking-service",
                        "reference-data",
                        "prometheus",
                        "grafana",
                        "jaeger");
    }

    @Test
    void brokerAndDatabaseAreThoseThatWeTestWith() {
        JsonNode services = Compose.read().path("services");
        String postgres = Pattern.compile("<postgres-binaries.version>(\\d+\\.\\d+)\\.\\d+<")
                .matcher(Checkout.text("pom.xml"))
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);
        String values = Checkout.text("deploy/kubernetes/tandem/values.yaml");

        assertThat(services.path("kafka").path("image").asText())
                .isEqualTo("apache/kafka:" + AppInfoParser.getVersion());
        assertThat(services.path("postgres").path("image").asText()).isEqualTo("postgres:" + postgres);
        assertThat(values)
                .contains("image: apache/kafka:" + AppInfoParser.getVersion())
                .contains("image: postgres:" + postgres)
                .contains("image: ghcr.io/cloudnative-pg/postgresql:" + postgres);
    }

    @Test
    void secretsAreMadeForAllThatAreAskedFor() {
        var asked = new TreeSet<String>();
        Pattern.compile("\\$\\{(TANDEM_\\w+):\\?")
                .matcher(Checkout.text("docker-compose.yml"))
                .results()
                .forEach(found -> asked.add(found.group(1)));
        String script = Checkout.text("deploy/secrets");

        assertThat(asked)
                .isNotEmpty()
                .allSatisfy(name -> assertThat(script).contains(name.substring("TANDEM_".length())));
    }

    @Test
    void prometheusAsksTheServicesWhereTheyAre() {
        JsonNode jobs = Checkout.documents(Checkout.text("deploy/observability/prometheus.yml"))
                .getFirst()
                .path("scrape_configs");

        assertThat(jobs.findValuesAsText("job_name"))
                .containsExactlyInAnyOrder("ingest-service", "metrics-service", "ranking-service");
        assertThat(jobs.valueStream())
                .allSatisfy(job -> assertThat(job.path("static_configs").toString())
                        .contains(job.path("job_name").asText() + ":"
                                + Ports.of(job.path("job_name").asText())))
                .allSatisfy(job -> assertThat(job.path("metrics_path").asText()).isEqualTo("/q/metrics"));
    }

    @Test
    void grafanaReadsWhatIsMounted() {
        List<String> volumes =
                Compose.texts(Compose.read().path("services").path("grafana").path("volumes"));
        String provider = Checkout.text("deploy/observability/provisioning/dashboards/tandem.yaml");
        String sources = Checkout.text("deploy/observability/provisioning/datasources/tandem.yaml");

        assertThat(volumes).contains("./deploy/observability/grafana:/etc/tandem/dashboards:ro");
        assertThat(provider).contains("path: /etc/tandem/dashboards");
        assertThat(Stream.of("prometheus:9090", "jaeger:16686"))
                .allSatisfy(url -> assertThat(sources).contains(url));
    }

    /// Each row replaces a text of the file.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "apache/kafka:4.1.2|apache/kafka|image",
                "prom/prometheus:v3.7.3|prom/prometheus:latest|image",
                "deploy/images/ranking-service/Dockerfile|deploy/images/ranking/Dockerfile|image",
                "tandem}/tools:${TANDEM_VERSION:-0.1.0}|tandem}/tools:${TANDEM_VERSION:-0.2.0}|image",
                "TANDEM_DB_HOST: postgres|TANDEM_DB_HOTS: postgres|variable",
                "TANDEM_INSTANCE: ranking-service-1|TANDEM_INGEST_MAX_ITEMS: \"1\"|variable",
                "TANDEM_DB_PORT: \"5432\"|TANDEM_DB_PORT: 5432|variable",
                "${TANDEM_RANKING_PASSWORD:?./deploy/secrets makes it}|ranking|secret",
                "${TANDEM_WEBHOOKS_KEY:?./deploy/secrets makes it}|${TANDEM_WEBHOOKS_KEY:-}|secret",
                "TANDEM_KAFKA_BOOTSTRAP: kafka:9092|TANDEM_KAFKA_BOOTSTRAP: broker:9092|address",
                "http://ingest-service:8081|http://ingest:8081|address",
                "${TANDEM_RANKING_PORT:-8080}:8080|${TANDEM_RANKING_PORT:-8080}:80|port",
                "${TANDEM_BIND:-127.0.0.1}:${TANDEM_GRAFANA_PORT:-3000}:3000|3000:3000|port",
                "[CMD, /opt/tandem/health, \"8082\"]|[CMD, /opt/tandem/health, \"8081\"]|health",
                "./deploy/postgresql:|./deploy/postgres:|path",
                "kafka-data:/var|kafka-log:/var|path",
                "topics: {condition: service_completed_successfully}|topics: {condition: service_started}|dependency",
                "postgres: {condition: service_healthy}|database: {condition: service_healthy}|dependency",
                "read_only: true|read_only: false|security",
                "cap_drop: [ALL]|cap_drop: [NET_RAW]|security",
                "[\"no-new-privileges:true\"]|[]|security",
                "mem_limit: 512m|memory: 512m|limits",
                "stop_signal: SIGINT|stopsignal: SIGINT|member"
            })
    void aMistakeIsFound(String right, String wrong, String rule) {
        String text = Checkout.text("docker-compose.yml");
        assertThat(text).contains(right);

        assertThat(ComposeRules.check(Compose.parse(text.replace(right, wrong))))
                .extracting(Finding::rule)
                .contains(rule);
    }
}
