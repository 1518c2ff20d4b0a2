package io.tandem.metrics.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigTest {
    @ParameterizedTest
    @CsvSource({
        "quarkus.http.port, 8082",
        "quarkus.http.host, 0.0.0.0",
        "kafka.bootstrap.servers, localhost:19092",
        "quarkus.datasource.username, metrics",
        "quarkus.datasource.password, metrics",
        "quarkus.datasource.jdbc.url, jdbc:postgresql://localhost:15432/tandem?currentSchema=metrics",
        "quarkus.datasource.reactive.url, vertx-reactive:postgresql://localhost:15432/tandem?search_path=metrics",
        "quarkus.datasource.reactive.additional-properties.lock_timeout, 5s",
        "quarkus.datasource.reactive.additional-properties.idle_in_transaction_session_timeout, 10s",
        "quarkus.log.console.json.enabled, true",
        "mp.messaging.incoming.observations.commit-strategy, ignore",
        "mp.messaging.incoming.observations.auto.offset.reset, earliest",
        "mp.messaging.outgoing.city-metrics.acks, all"
    })
    void defaultsSuitTheLocalStack(String property, String value) throws IOException {
        assertThat(config(Map.of()).getConfigValue(property).getValue()).isEqualTo(value);
    }

    @Test
    void theDocumentedVariablesAreHeeded() throws IOException {
        SmallRyeConfig config = config(Map.of(
                "TANDEM_HTTP_HOST", "127.0.0.1",
                "TANDEM_HTTP_PORT", "1",
                "TANDEM_KAFKA_BOOTSTRAP", "kafka:9092",
                "TANDEM_DB_HOST", "db",
                "TANDEM_DB_PORT", "5432",
                "TANDEM_DB_NAME", "other",
                "TANDEM_DB_USER", "someone",
                "TANDEM_DB_PASSWORD", "secret",
                "TANDEM_LOG_JSON", "false"));

        assertThat(config.getConfigValue("quarkus.http.host").getValue()).isEqualTo("127.0.0.1");
        assertThat(config.getConfigValue("quarkus.http.port").getValue()).isEqualTo("1");
        assertThat(config.getConfigValue("kafka.bootstrap.servers").getValue()).isEqualTo("kafka:9092");
        assertThat(config.getConfigValue("quarkus.datasource.reactive.url").getValue())
                .isEqualTo("vertx-reactive:postgresql://db:5432/other?search_path=metrics");
        assertThat(config.getConfigValue("quarkus.datasource.jdbc.url").getValue())
                .isEqualTo("jdbc:postgresql://db:5432/other?currentSchema=metrics");
        assertThat(config.getConfigValue("quarkus.datasource.username").getValue())
                .isEqualTo("someone");
        assertThat(config.getConfigValue("quarkus.datasource.password").getValue())
                .isEqualTo("secret");
        assertThat(config.getConfigValue("quarkus.log.console.json.enabled").getValue())
                .isEqualTo("false");
    }

    private static SmallRyeConfig config(Map<String, String> environment) throws IOException {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withSources(
                        new PropertiesConfigSource(ConfigTest.class.getResource("/application.properties"), 100),
                        new PropertiesConfigSource(environment, "environment", 300))
                .build();
    }
}
