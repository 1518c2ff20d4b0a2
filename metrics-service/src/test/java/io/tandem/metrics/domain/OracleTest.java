package io.tandem.metrics.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/// Compares with figures that an independent program computed in exact arithmetic from the same observations.
class OracleTest {
    private static final Method METHOD = new Method(
            new Period("2015"),
            new Period("2019"),
            PollutantEquivalents.TAX_LAW_2018,
            StatusPolicy.VALIDATED_ELSE_PROVISIONAL);

    @Test
    void ratesAndLapeqOfAllCitiesEqualTheOracle() throws IOException {
        Slots slots = referenceObservations();
        JsonNode cities = new ObjectMapper().readTree(resource("oracle.json")).get("cities");

        assertThat(cities).hasSize(335);
        for (JsonNode city : cities) {
            String code = city.get("city_code").asText();
            List<Metric> metrics = METHOD.metricsOf(code, slots);
            for (Metric metric : metrics) {
                String name = metric.indicator() == Indicator.LAPEQ
                        ? "lap"
                        : metric.indicator().name().toLowerCase(Locale.ROOT);
                assertThat(metric.change().rate())
                        .as("%s %s", code, metric.indicator())
                        .isCloseTo(city.get("rate").get(name).asDouble(), within(1e-9));
            }
            Change lapeq = metrics.get(Indicator.LAPEQ.ordinal()).change();
            assertThat(lapeq.base()).isCloseTo(city.at("/lap/2015").asDouble(), within(1e-9));
            assertThat(lapeq.current()).isCloseTo(city.at("/lap/2019").asDouble(), within(1e-9));
        }
    }

    private static Slots referenceObservations() throws IOException {
        Slots slots = new Slots(List.of());
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(resource("observations.csv"), StandardCharsets.UTF_8))) {
            lines.lines()
                    .skip(1)
                    .map(line -> line.split(","))
                    .forEach(row -> slots.take(Observations.of(
                            row[0],
                            Indicator.valueOf(row[1].toUpperCase(Locale.ROOT)),
                            row[2],
                            Double.parseDouble(row[3]),
                            1,
                            Status.VALIDATED,
                            Observations.NOON)));
        }
        return slots;
    }

    private static InputStream resource(String name) {
        return OracleTest.class.getResourceAsStream("/reference/" + name);
    }
}
