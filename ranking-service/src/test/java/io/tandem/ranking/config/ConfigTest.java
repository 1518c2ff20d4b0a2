package io.tandem.ranking.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigTest {
    @ParameterizedTest
    @CsvSource({
        "quarkus.http.port, 8080",
        "quarkus.http.host, 0.0.0.0",
        "kafka.bootstrap.servers, localhost:19092",
        "quarkus.datasource.username, ranking",
        "quarkus.datasource.password, ranking",
        "quarkus.datasource.jdbc.url, jdbc:postgresql://localhost:15432/tandem?currentSchema=ranking",
        "quarkus.datasource.reactive.url, vertx-reactive:postgresql://localhost:15432/tandem?search_path=ranking",
        "quarkus.log.console.json.enabled, true",
        "mp.messaging.incoming.city-metrics.commit-strategy, ignore",
        "mp.messaging.incoming.city-metrics.auto.offset.reset, earliest",
        "mp.messaging.outgoing.ranking-changes.acks, all"
    })
    void defaultsSuitTheLocalStack(String property, String value) throws IOException {
        assertThat(config(Map.of()).getConfigValue(property).getValue()).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({
        "quarkus.http.host, 127.0.0.1",
        "quarkus.http.port, 1",
        "kafka.bootstrap.servers, kafka:9092",
        "quarkus.datasource.jdbc.url, jdbc:postgresql://db:5432/other?currentSchema=ranking",
        "quarkus.datasource.reactive.url, vertx-reactive:postgresql://db:5432/other?search_path=ranking",
        "quarkus.datasource.username, someone",
        "quarkus.datasource.password, secret",
        "quarkus.log.console.json.enabled, false"
    })
    void theDocumentedVariablesAreHeeded(String property, String value) throws IOException {
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

        assertThat(config.getConfigValue(property).getValue()).isEqualTo(value);
    }

    @Test
    void ownSettingsHaveDefaultsAndNames() {
        RankingConfig defaults = own(Map.of());
        RankingConfig changed = own(Map.of(
                "tandem.ranking.page.default-limit", "10",
                "tandem.ranking.page.max-limit", "20",
                "tandem.ranking.stream.heartbeat", "1s",
                "tandem.ranking.stream.position", "5s",
                "tandem.ranking.stream.stall", "2s",
                "tandem.ranking.stream.moves-kept", "3",
                "tandem.ranking.stream.moves-at-once", "4",
                "tandem.ranking.socket.subscriptions", "6",
                "tandem.ranking.socket.ping", "8s",
                "tandem.ranking.socket.message-bytes", "7"));

        assertThat(defaults.page().defaultLimit()).isEqualTo(100);
        assertThat(defaults.page().maxLimit()).isEqualTo(1000);
        assertThat(defaults.stream().heartbeat()).isEqualTo(Duration.ofSeconds(15));
        assertThat(defaults.stream().stall()).isEqualTo(Duration.ofSeconds(5));
        assertThat(defaults.stream().position()).isEqualTo(Duration.ofSeconds(1));
        assertThat(defaults.socket().subscriptions()).isEqualTo(32);
        assertThat(defaults.socket().ping()).isEqualTo(Duration.ofSeconds(15));
        assertThat(changed.socket().ping()).isEqualTo(Duration.ofSeconds(8));
        assertThat(defaults.socket().messageBytes()).isEqualTo(65_536);
        assertThat(changed.stream().position()).isEqualTo(Duration.ofSeconds(5));
        assertThat(changed.socket().subscriptions()).isEqualTo(6);
        assertThat(changed.socket().messageBytes()).isEqualTo(7);
        assertThat(defaults.stream().movesKept()).isEqualTo(20_000);
        assertThat(defaults.stream().movesAtOnce()).isEqualTo(500);
        assertThat(changed.page().defaultLimit()).isEqualTo(10);
        assertThat(changed.page().maxLimit()).isEqualTo(20);
        assertThat(changed.stream().heartbeat()).isEqualTo(Duration.ofSeconds(1));
        assertThat(changed.stream().stall()).isEqualTo(Duration.ofSeconds(2));
        assertThat(changed.stream().movesKept()).isEqualTo(3);
        assertThat(changed.stream().movesAtOnce()).isEqualTo(4);
    }

    private static RankingConfig own(Map<String, String> values) {
        return new SmallRyeConfigBuilder()
                .withMapping(RankingConfig.class)
                .withConverter(Duration.class, 200, new DurationConverter())
                .withSources(new PropertiesConfigSource(values, "test", 300))
                .build()
                .getConfigMapping(RankingConfig.class);
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
