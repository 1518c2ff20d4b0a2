package io.tandem.ingest.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.tandem.ingest.contract.Topic;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigTest {
    private static SmallRyeConfig config(Map<String, String> environment) {
        try {
            return new SmallRyeConfigBuilder()
                    .withSources(
                            new PropertiesConfigSource(ConfigTest.class.getResource("/application.properties"), 100),
                            new PropertiesConfigSource(environment, "environment", 300))
                    .withMapping(IngestConfig.class)
                    .withMapping(FeedsConfig.class)
                    .withMapping(Hj212Config.class)
                    .addDefaultInterceptors()
                    .withProfile("prod")
                    .build();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String text(SmallRyeConfig config, String property) {
        return config.getConfigValue(property).getValue();
    }

    @Test
    void defaultsAreTheDocumentedOnes() {
        IngestConfig ingest = config(Map.of()).getConfigMapping(IngestConfig.class);

        assertThat(ingest.maxBodyBytes()).isEqualTo(1_048_576);
        assertThat(ingest.maxItems()).isEqualTo(10_000);
        assertThat(ingest.maxWorkbookBytes()).isEqualTo(33_554_432);
        assertThat(ingest.acknowledgementTimeout()).isEqualTo(Duration.ofMillis(4500));
        assertThat(ingest.registryTimeout()).isEqualTo(Duration.ofSeconds(4));
        assertThat(ingest.retryAfter()).isEqualTo(Duration.ofSeconds(2));
        assertThat(ingest.relayInterval()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void feedsAreClosedUnlessToldOtherwise() {
        FeedsConfig feeds = config(Map.of()).getConfigMapping(FeedsConfig.class);

        assertThat(feeds.required()).isTrue();
        assertThat(feeds.key()).isEmpty();
        assertThat(feeds.adminToken()).isEmpty();
        assertThat(feeds.adminRole()).isEqualTo("tandem-admin");
        assertThat(feeds.perMinute()).isEqualTo(600_000);
        assertThat(feeds.refresh()).isEqualTo(Duration.ofSeconds(2));
        assertThat(feeds.overlap()).isEqualTo(Duration.ofHours(24));
        assertThat(feeds.writeEvery()).isEqualTo(Duration.ofSeconds(1));
        assertThat(feeds.refusalsWaiting()).isEqualTo(500);
        assertThat(feeds.kept()).isEqualTo(Duration.ofDays(30));
        assertThat(feeds.refusalsPerFeed()).isEqualTo(10_000);
    }

    @Test
    void settingsOfFeedsHaveTheDocumentedNames() {
        FeedsConfig feeds = config(Map.of(
                        "tandem.feeds.required", "false",
                        "tandem.feeds.key", "k",
                        "tandem.feeds.admin-token", "t",
                        "tandem.feeds.admin-role", "r",
                        "tandem.feeds.per-minute", "1",
                        "tandem.feeds.refresh", "PT3S",
                        "tandem.feeds.overlap", "PT4S",
                        "tandem.feeds.write-every", "PT5S",
                        "tandem.feeds.refusals-waiting", "6",
                        "tandem.feeds.refusals-per-feed", "7"))
                .getConfigMapping(FeedsConfig.class);

        assertThat(feeds.required()).isFalse();
        assertThat(feeds.key()).contains("k");
        assertThat(feeds.adminToken()).contains("t");
        assertThat(feeds.adminRole()).isEqualTo("r");
        assertThat(feeds.perMinute()).isEqualTo(1);
        assertThat(feeds.refresh()).isEqualTo(Duration.ofSeconds(3));
        assertThat(feeds.overlap()).isEqualTo(Duration.ofSeconds(4));
        assertThat(feeds.writeEvery()).isEqualTo(Duration.ofSeconds(5));
        assertThat(feeds.refusalsWaiting()).isEqualTo(6);
        assertThat(feeds.refusalsPerFeed()).isEqualTo(7);
    }

    @Test
    void theGatewaysDefaultsAreTheDocumentedOnes() {
        Hj212Config hj212 = config(Map.of()).getConfigMapping(Hj212Config.class);

        assertThat(hj212.key()).isEmpty();
        assertThat(hj212.host()).isEqualTo("0.0.0.0");
        assertThat(hj212.port()).isEqualTo(8212);
        assertThat(hj212.strict()).isFalse();
        assertThat(hj212.maxData()).isEqualTo(1024);
        assertThat(hj212.maxConnections()).isEqualTo(1000);
        assertThat(hj212.idleTimeout()).isEqualTo(Duration.ofMinutes(10));
        assertThat(hj212.frameTimeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(hj212.partTimeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(hj212.maxParts()).isEqualTo(1000);
        assertThat(hj212.refresh()).isEqualTo(Duration.ofSeconds(5));
        assertThat(hj212.tlsCertificate()).isEmpty();
        assertThat(hj212.tlsKey()).isEmpty();
        assertThat(hj212.factors())
                .containsEntry("31-a21026", "SO2 Cou kg")
                .containsEntry("22-a34004", "PM25 Avg ug/m3");
    }

    @Test
    void theGatewaysSettingsHaveTheDocumentedNames() {
        Hj212Config hj212 = config(Map.of(
                        "TANDEM_HJ212_KEY", "k",
                        "TANDEM_HJ212_PORT", "1",
                        "tandem.ingest.hj212.strict", "true",
                        "tandem.ingest.hj212.max-data", "2",
                        "tandem.ingest.hj212.tls-certificate", "c",
                        "tandem.ingest.hj212.tls-key", "p",
                        "tandem.ingest.hj212.factors.31-x", "CO2 Cou t"))
                .getConfigMapping(Hj212Config.class);

        assertThat(hj212.key()).contains("k");
        assertThat(hj212.port()).isEqualTo(1);
        assertThat(hj212.strict()).isTrue();
        assertThat(hj212.maxData()).isEqualTo(2);
        assertThat(hj212.tlsCertificate()).contains("c");
        assertThat(hj212.tlsKey()).contains("p");
        assertThat(hj212.factors()).containsEntry("31-x", "CO2 Cou t");
    }

    @Test
    void settingsHaveTheDocumentedNames() {
        IngestConfig ingest = config(Map.of(
                        "tandem.ingest.max-body-bytes", "1",
                        "tandem.ingest.max-items", "2",
                        "tandem.ingest.max-workbook-bytes", "7",
                        "tandem.ingest.acknowledgement-timeout", "PT3S",
                        "tandem.ingest.registry-timeout", "PT4S",
                        "tandem.ingest.retry-after", "PT5S",
                        "tandem.ingest.relay-interval", "PT6S"))
                .getConfigMapping(IngestConfig.class);

        assertThat(ingest.maxBodyBytes()).isEqualTo(1);
        assertThat(ingest.maxItems()).isEqualTo(2);
        assertThat(ingest.maxWorkbookBytes()).isEqualTo(7);
        assertThat(ingest.acknowledgementTimeout()).isEqualTo(Duration.ofSeconds(3));
        assertThat(ingest.registryTimeout()).isEqualTo(Duration.ofSeconds(4));
        assertThat(ingest.retryAfter()).isEqualTo(Duration.ofSeconds(5));
        assertThat(ingest.relayInterval()).isEqualTo(Duration.ofSeconds(6));
    }

    @ParameterizedTest
    @CsvSource({
        "quarkus.http.host, 0.0.0.0, TANDEM_HTTP_HOST, h, h",
        "quarkus.http.port, 8081, TANDEM_HTTP_PORT, 9, 9",
        "kafka.bootstrap.servers, localhost:19092, TANDEM_KAFKA_BOOTSTRAP, b:1, b:1",
        "quarkus.datasource.username, ingest, TANDEM_DB_USER, u, u",
        "quarkus.datasource.password, ingest, TANDEM_DB_USER, u, u",
        "quarkus.datasource.password, ingest, TANDEM_DB_PASSWORD, p, p",
        "quarkus.oidc.tenant-enabled, false, TANDEM_OIDC_ENABLED, true, true",
        "quarkus.oidc.token.audience, tandem, TANDEM_OIDC_AUDIENCE, a, a",
        "quarkus.log.console.json.enabled, true, TANDEM_LOG_JSON, false, false"
    })
    void theEnvironmentDecides(String property, String initially, String variable, String value, String then) {
        assertThat(text(config(Map.of()), property)).isEqualTo(initially);
        assertThat(text(config(Map.of(variable, value)), property)).isEqualTo(then);
    }

    @Test
    void theDatabaseIsNamedByItsPartsInBothUrls() {
        SmallRyeConfig config = config(Map.of("TANDEM_DB_HOST", "db", "TANDEM_DB_PORT", "1", "TANDEM_DB_NAME", "n"));

        assertThat(text(config, "quarkus.datasource.jdbc.url"))
                .startsWith("jdbc:postgresql://db:1/n?currentSchema=ingest");
        assertThat(text(config, "quarkus.datasource.reactive.url"))
                .isEqualTo("vertx-reactive:postgresql://db:1/n?search_path=ingest");
    }

    @Test
    void theProducerGivesUpBeforeTheRequestDoes() {
        SmallRyeConfig config = config(Map.of());
        Duration timeout = config.getConfigMapping(IngestConfig.class).acknowledgementTimeout();
        String channel = "mp.messaging.outgoing.observations.";

        assertThat(config.getValue(channel + "delivery.timeout.ms", Long.class)).isLessThan(timeout.toMillis());
        assertThat(timeout).isLessThan(Duration.ofSeconds(5));
        assertThat(text(config, channel + "topic")).isEqualTo(Topic.OBSERVATIONS.name());
        assertThat(text(config, channel + "acks")).isEqualTo("all");
        assertThat(text(config, channel + "enable.idempotence")).isEqualTo("true");
    }
}
