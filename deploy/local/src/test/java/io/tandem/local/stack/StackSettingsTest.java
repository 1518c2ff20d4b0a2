package io.tandem.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tandem.local.LocalStackException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StackSettingsTest {
    @Test
    void hasDocumentedDefaults() {
        StackSettings settings = StackSettings.of(Map.of("TANDEM_HOME", "/checkout"));

        assertThat(settings.port(Component.RANKING)).isEqualTo(8080);
        assertThat(settings.port(Component.INGEST)).isEqualTo(8081);
        assertThat(settings.port(Component.METRICS)).isEqualTo(8082);
        assertThat(settings.port(Component.KAFKA)).isEqualTo(19092);
        assertThat(settings.port(Component.POSTGRES)).isEqualTo(15432);
        assertThat(settings.data()).isEqualTo(Path.of("/checkout/.tandem"));
        assertThat(settings.httpHost()).isEqualTo("127.0.0.1");
        assertThat(settings.databasePassword()).isEmpty();
    }

    @Test
    void everythingCanBeSet() {
        StackSettings settings = StackSettings.of(Map.of(
                "TANDEM_HOME", "/checkout",
                "TANDEM_DATA", "/data",
                "TANDEM_RANKING_PORT", "1",
                "TANDEM_INGEST_PORT", "2",
                "TANDEM_METRICS_PORT", "3",
                "TANDEM_BROKER_PORT", "4",
                "TANDEM_DB_PORT", "65535",
                "TANDEM_HTTP_HOST", "0.0.0.0",
                "TANDEM_DB_PASSWORD", "secret",
                "TANDEM_JAVA_OPTS", " -Xmx1g  -Da=b "));

        assertThat(settings.ports().values()).containsExactlyInAnyOrder(1, 2, 3, 4, 65_535);
        assertThat(settings.data()).isEqualTo(Path.of("/data"));
        assertThat(settings.httpHost()).isEqualTo("0.0.0.0");
        assertThat(settings.databasePassword()).contains("secret");
        assertThat(settings.javaOptions()).containsExactly("-Xmx1g", "-Da=b");
        assertThat(settings.url(Component.INGEST)).isEqualTo("http://localhost:2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "65536", "-1", "eighty", "80 80", "1e3"})
    void refusesWhatIsNoPort(String port) {
        assertThatThrownBy(() -> StackSettings.of(Map.of("TANDEM_DB_PORT", port)))
                .isInstanceOf(LocalStackException.class)
                .hasMessageContaining("TANDEM_DB_PORT")
                .hasMessageContaining(port);
    }

    @Test
    void refusesOnePortForTwo() {
        assertThatThrownBy(() -> StackSettings.of(Map.of("TANDEM_INGEST_PORT", "8080")))
                .isInstanceOf(LocalStackException.class)
                .hasMessageContaining("8080")
                .hasMessageContaining("TANDEM_INGEST_PORT")
                .hasMessageContaining("TANDEM_RANKING_PORT");
    }
}
