package io.tandem.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ObservabilityTest {
    private static final Map<String, Set<String>> EXPOSED = Observability.exposed(Stream.of("""
            # HELP tandem_fold_lag records to fold
            # TYPE tandem_fold_lag gauge
            tandem_fold_lag{lane="0",topic="tandem.observations.v1"} 0.0
            tandem_relay_delay_seconds_bucket{topic="a, b=\\"c\\"",le="0.1"} 3
            tandem_ranking_subscribers 2.0
            tandem_ingest_accepted_total 7.0 # {span_id="b",trace_id="a"} 1.0 1.5
            """));

    @Test
    void everyAlertHasItsHeadingInTheGuideSeverityAndSummary() throws IOException {
        List<JsonNode> alerts = Observability.alerts();
        Set<String> anchors = Observability.anchors();

        assertThat(alerts).hasSizeGreaterThan(10).allSatisfy(alert -> {
            String name = alert.get("alert").asText();
            assertThat(alert.at("/annotations/runbook_url").asText())
                    .isEqualTo("docs/operating.md#" + name.toLowerCase(java.util.Locale.ROOT));
            assertThat(anchors).contains(name.toLowerCase(java.util.Locale.ROOT));
            assertThat(alert.at("/labels/severity").asText()).isIn("critical", "warning", "info");
            assertThat(alert.at("/annotations/summary").asText()).isNotBlank();
            assertThat(alert.get("for").asText()).matches("\\d+[mhd]");
        });
        assertThat(alerts.stream().map(alert -> alert.get("alert").asText())).doesNotHaveDuplicates();
    }

    @Test
    void aQuerysMetricsAndLabelsAreFound() {
        assertThat(
                        Observability.needs(
                                "histogram_quantile(0.99, sum by (le, topic) (rate(tandem_relay_delay_seconds_bucket[5m]))) > 5"))
                .isEqualTo(Map.of("tandem_relay_delay_seconds_bucket", Set.of()));
        assertThat(Observability.needs("sum(a{x=\"1\",y=~\"b|c\"}) / on () group_left () b_total and c == 0"))
                .isEqualTo(Map.of("a", Set.of("x", "y"), "b_total", Set.of(), "c", Set.of()));
    }

    @Test
    void aMisspeltMetricOrLabelIsNoticed() {
        assertThat(wrong("sum by (topic) (tandem_fold_lag{lane=\"0\"})")).isEmpty();
        assertThat(wrong("sum by (instance) (tandem_ranking_subscribers) + up{job=\"a\"}"))
                .isEmpty();
        assertThat(wrong("rate(tandem_ingest_accepted_total[5m])")).isEmpty();
        assertThat(wrong("tandem_fold_lagg")).singleElement().asString().contains("no service exposes");
        assertThat(wrong("sum by (board) (tandem_fold_lag)"))
                .singleElement()
                .asString()
                .contains("no metric has the label board");
        assertThat(wrong("tandem_ranking_subscribers{topic=\"a\"}")).hasSize(1);
        assertThat(wrong("1 > 0")).singleElement().asString().contains("names no metric");
    }

    private static List<String> wrong(String expression) {
        return Observability.wrong(new Observability.Query("test", expression), EXPOSED);
    }
}
