package io.tandem.ranking.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
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
        RankingConfig changed = own(Map.ofEntries(
                Map.entry("tandem.ranking.page.default-limit", "10"),
                Map.entry("tandem.ranking.page.max-limit", "20"),
                Map.entry("tandem.ranking.stream.heartbeat", "1s"),
                Map.entry("tandem.ranking.stream.position", "5s"),
                Map.entry("tandem.ranking.stream.stall", "2s"),
                Map.entry("tandem.ranking.stream.moves-kept", "3"),
                Map.entry("tandem.ranking.stream.moves-at-once", "4"),
                Map.entry("tandem.ranking.rendering.at-once", "1"),
                Map.entry("tandem.ranking.rendering.waiting", "2"),
                Map.entry("tandem.ranking.socket.subscriptions", "6"),
                Map.entry("tandem.ranking.socket.ping", "8s"),
                Map.entry("tandem.ranking.socket.message-bytes", "7")));

        assertThat(defaults.page().defaultLimit()).isEqualTo(100);
        assertThat(defaults.page().maxLimit()).isEqualTo(1000);
        assertThat(defaults.stream().heartbeat()).isEqualTo(Duration.ofSeconds(15));
        assertThat(defaults.rendering().atOnce()).isEqualTo(2);
        assertThat(defaults.rendering().waiting()).isEqualTo(16);
        assertThat(changed.rendering().atOnce()).isEqualTo(1);
        assertThat(changed.rendering().waiting()).isEqualTo(2);
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

    @Test
    void settingsOfWebhooksHaveDefaultsAndNames() {
        WebhooksConfig defaults = own(WebhooksConfig.class, Map.of());
        WebhooksConfig changed = own(
                WebhooksConfig.class,
                Map.ofEntries(
                        Map.entry("tandem.webhooks.key", "newest,older"),
                        Map.entry("tandem.webhooks.local", "true"),
                        Map.entry("tandem.webhooks.origin", "events.example"),
                        Map.entry("tandem.webhooks.rate", "1"),
                        Map.entry("tandem.webhooks.retry-delays", "0s,2s"),
                        Map.entry("tandem.webhooks.consent-delays", "3s"),
                        Map.entry("tandem.webhooks.longest-retry-after", "4s"),
                        Map.entry("tandem.webhooks.connect-timeout", "5ms"),
                        Map.entry("tandem.webhooks.timeout", "6s"),
                        Map.entry("tandem.webhooks.lease", "7s"),
                        Map.entry("tandem.webhooks.poll", "8s"),
                        Map.entry("tandem.webhooks.at-once", "9"),
                        Map.entry("tandem.webhooks.max", "10"),
                        Map.entry("tandem.webhooks.max-per-host", "11"),
                        Map.entry("tandem.webhooks.secret-overlap", "12s"),
                        Map.entry("tandem.webhooks.log-kept", "13"),
                        Map.entry("tandem.webhooks.disabled-kept", "14s"),
                        Map.entry("tandem.webhooks.drain", "15s"),
                        Map.entry("tandem.webhooks.per-host", "16"),
                        Map.entry("tandem.webhooks.new-at-once", "17"),
                        Map.entry("tandem.webhooks.new-every", "18s"),
                        Map.entry("tandem.webhooks.log-age", "19s"),
                        Map.entry("tandem.webhooks.stranger-kept", "20s")));

        assertThat(defaults.key()).isEmpty();
        assertThat(defaults.local()).isFalse();
        assertThat(defaults.origin()).isEqualTo("tandem");
        assertThat(defaults.rate()).isEqualTo(600);
        assertThat(defaults.retryDelays())
                .containsExactly(
                        Duration.ZERO,
                        Duration.ofSeconds(5),
                        Duration.ofMinutes(5),
                        Duration.ofMinutes(30),
                        Duration.ofHours(2),
                        Duration.ofHours(5),
                        Duration.ofHours(10),
                        Duration.ofHours(14),
                        Duration.ofHours(20),
                        Duration.ofHours(24));
        assertThat(defaults.consentDelays()).isEqualTo(defaults.retryDelays().subList(0, 5));
        assertThat(defaults.longestRetryAfter()).isEqualTo(Duration.ofHours(24));
        assertThat(defaults.connectTimeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(defaults.timeout()).isEqualTo(Duration.ofSeconds(15));
        assertThat(defaults.lease()).isEqualTo(Duration.ofSeconds(20));
        assertThat(defaults.poll()).isEqualTo(Duration.ofSeconds(1));
        assertThat(defaults.atOnce()).isEqualTo(64);
        assertThat(defaults.max()).isEqualTo(1000);
        assertThat(defaults.maxPerHost()).isEqualTo(20);
        assertThat(defaults.secretOverlap()).isEqualTo(Duration.ofHours(24));
        assertThat(defaults.logKept()).isEqualTo(1000);
        assertThat(defaults.disabledKept()).isEqualTo(Duration.ofDays(30));
        assertThat(defaults.drain()).isEqualTo(Duration.ofSeconds(3));
        assertThat(defaults.perHost()).isEqualTo(8);
        assertThat(defaults.newAtOnce()).isEqualTo(10);
        assertThat(defaults.newEvery()).isEqualTo(Duration.ofMinutes(1));
        assertThat(defaults.logAge()).isEqualTo(Duration.ofDays(30));
        assertThat(defaults.strangerKept()).isEqualTo(Duration.ofHours(4));
        assertThat(changed.key()).contains(List.of("newest", "older"));
        assertThat(changed.local()).isTrue();
        assertThat(changed.origin()).isEqualTo("events.example");
        assertThat(changed.rate()).isEqualTo(1);
        assertThat(changed.retryDelays()).containsExactly(Duration.ZERO, Duration.ofSeconds(2));
        assertThat(changed.consentDelays()).containsExactly(Duration.ofSeconds(3));
        assertThat(changed.longestRetryAfter()).isEqualTo(Duration.ofSeconds(4));
        assertThat(changed.connectTimeout()).isEqualTo(Duration.ofMillis(5));
        assertThat(changed.timeout()).isEqualTo(Duration.ofSeconds(6));
        assertThat(changed.lease()).isEqualTo(Duration.ofSeconds(7));
        assertThat(changed.poll()).isEqualTo(Duration.ofSeconds(8));
        assertThat(changed.atOnce()).isEqualTo(9);
        assertThat(changed.max()).isEqualTo(10);
        assertThat(changed.maxPerHost()).isEqualTo(11);
        assertThat(changed.secretOverlap()).isEqualTo(Duration.ofSeconds(12));
        assertThat(changed.logKept()).isEqualTo(13);
        assertThat(changed.disabledKept()).isEqualTo(Duration.ofSeconds(14));
        assertThat(changed.drain()).isEqualTo(Duration.ofSeconds(15));
        assertThat(changed.perHost()).isEqualTo(16);
        assertThat(changed.newAtOnce()).isEqualTo(17);
        assertThat(changed.newEvery()).isEqualTo(Duration.ofSeconds(18));
        assertThat(changed.logAge()).isEqualTo(Duration.ofSeconds(19));
        assertThat(changed.strangerKept()).isEqualTo(Duration.ofSeconds(20));
    }

    private static RankingConfig own(Map<String, String> values) {
        return own(RankingConfig.class, values);
    }

    private static <T> T own(Class<T> mapping, Map<String, String> values) {
        return new SmallRyeConfigBuilder()
                .withMapping(mapping)
                .withConverter(Duration.class, 200, new DurationConverter())
                .withSources(new PropertiesConfigSource(values, "test", 300))
                .build()
                .getConfigMapping(mapping);
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
