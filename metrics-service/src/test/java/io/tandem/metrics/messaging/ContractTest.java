package io.tandem.metrics.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.tandem.fold.WireJson;
import io.tandem.metrics.contract.CityMetricsComputed;
import io.tandem.metrics.domain.Assessment;
import io.tandem.metrics.domain.Cause;
import io.tandem.metrics.domain.CityMetrics;
import io.tandem.metrics.domain.Indicator;
import io.tandem.metrics.domain.Method;
import io.tandem.metrics.domain.Observations;
import io.tandem.metrics.domain.Period;
import io.tandem.metrics.domain.PollutantEquivalents;
import io.tandem.metrics.domain.Slots;
import io.tandem.metrics.domain.StatusPolicy;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContractTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @ValueSource(strings = {"city-metrics.v1.json", "city-metrics-undefined.v1.json"})
    void everySampleEverPublishedParsesAndIsWrittenBackAlike(String sample) throws IOException {
        byte[] published = resource("/samples/metrics/" + sample);

        CityMetricsComputed message = WireJson.read(published, CityMetricsComputed.class);

        assertThat(JSON.readTree(WireJson.write(message))).isEqualTo(JSON.readTree(published));
        assertThat(violations(published)).isEmpty();
    }

    @Test
    void whatIsComputedFollowsTheSchema() throws IOException {
        Slots slots = new Slots(List.of());
        slots.take(Observations.of(Indicator.CO2, "2015", 200));
        slots.take(Observations.of(Indicator.CO2, "2019", 150));
        Method method = new Method(
                new Period("2015"), new Period("2019"), PollutantEquivalents.TAX_LAW_2018, StatusPolicy.VALIDATED);
        CityMetrics metrics = new CityMetrics(
                new Assessment("2015-2019", 3, 2, Set.of(Observations.TANGSHAN), method),
                Observations.TANGSHAN,
                4,
                17,
                Instant.parse("2026-01-01T12:00:01Z"),
                new Cause(Cause.Kind.NEW_DATA, List.of("a", "b")),
                method.metricsOf(Observations.TANGSHAN, slots));

        byte[] written = new MetricsMessages().write(metrics).getBytes(StandardCharsets.UTF_8);

        assertThat(violations(written)).isEmpty();
        JsonNode co2 = JSON.readTree(written).at("/metrics/0");
        assertThat(co2.get("indicator").asText()).isEqualTo("CO2");
        assertThat(co2.get("rate").asDouble()).isEqualTo(0.25);
        assertThat(co2.at("/base/source/feed").asText()).isEqualTo("test");
    }

    @Test
    void theSchemaRefusesAnUnknownCause() throws IOException {
        String broken = new String(resource("/samples/metrics/city-metrics.v1.json"), StandardCharsets.UTF_8)
                .replace("\"new-data\"", "\"because\"");

        assertThat(violations(broken.getBytes(StandardCharsets.UTF_8))).isNotEmpty();
    }

    private static List<String> violations(byte[] json) throws IOException {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(new String(
                        resource("/META-INF/resources/schema/metrics/city-metrics.v1.schema.json"),
                        StandardCharsets.UTF_8));
        return schema.validate(new String(json, StandardCharsets.UTF_8), InputFormat.JSON).stream()
                .map(Object::toString)
                .toList();
    }

    private static byte[] resource(String path) throws IOException {
        try (InputStream stream = ContractTest.class.getResourceAsStream(path)) {
            return stream.readAllBytes();
        }
    }
}
