package io.tandem.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tandem.local.reference.JsonHttp;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What an independent program computed from the reference observations, held against what the system serves.
final class Oracle {
    private static final String ASSESSMENT = "/api/v1/assessments/2015-2019";

    private final Map<String, JsonNode> cities = new HashMap<>();

    Oracle(Path file) {
        try {
            new ObjectMapper()
                    .readTree(file.toFile())
                    .get("cities")
                    .forEach(city -> cities.put(city.get("city_code").asText(), city));
        } catch (IOException unreadable) {
            throw new IllegalStateException("cannot read " + file, unreadable);
        }
    }

    /// All five boards: every city's rank, tier, score and rates, to within 1e-9.
    void agreesWith(JsonHttp ranking) {
        single(ranking, "co2", "co2", "CO2");
        single(ranking, "lapeq", "lap", "LAPEQ");
        single(ranking, "aqi", "aqi", "AQI");
        composite(ranking, "co2-lapeq", "emissions", Map.of("I", 104, "II", 218, "III", 13));
        composite(ranking, "co2-aqi", "air", Map.of("I", 80, "II", 208, "III", 47));
    }

    /// Every city's LAPeq of both years, to within 1e-9 t, and all its rates.
    void agreesOnMetrics(JsonHttp ranking) {
        cities.forEach((code, expected) -> {
            JsonNode answer = ranking.get(ASSESSMENT + "/cities/" + code).body();
            for (JsonNode metric : answer.get("metrics")) {
                String indicator = metric.get("indicator").asText();
                String name = indicator.equals("LAPEQ") ? "lap" : indicator.toLowerCase(java.util.Locale.ROOT);
                assertThat(metric.get("rate").asDouble())
                        .as("%s of %s", indicator, code)
                        .isCloseTo(expected.get("rate").get(name).asDouble(), within(1e-9));
                if (indicator.equals("LAPEQ")) {
                    assertThat(metric.at("/base/value").asDouble())
                            .isCloseTo(expected.at("/lap/2015").asDouble(), within(1e-9));
                    assertThat(metric.at("/current/value").asDouble())
                            .isCloseTo(expected.at("/lap/2019").asDouble(), within(1e-9));
                }
            }
        });
    }

    private void single(JsonHttp ranking, String board, String name, String indicator) {
        List<JsonNode> entries = entries(ranking, board);
        for (JsonNode entry : entries) {
            JsonNode expected = cities.get(entry.get("city").asText());
            assertThat(entry.get("rank").asInt())
                    .as("rank on %s of %s", board, entry.get("city"))
                    .isEqualTo(expected.get("rate_rank").get(name).asInt());
            assertThat(entry.get("rates").get(indicator).asDouble())
                    .isCloseTo(expected.get("rate").get(name).asDouble(), within(1e-9));
        }
    }

    private void composite(JsonHttp ranking, String board, String name, Map<String, Integer> tiers) {
        Map<String, Integer> sizes = new HashMap<>();
        for (JsonNode entry : entries(ranking, board)) {
            JsonNode expected = cities.get(entry.get("city").asText()).get(name);
            sizes.merge(entry.get("tier").asText(), 1, Integer::sum);
            assertThat(entry.get("rank").asInt())
                    .as("rank on %s of %s", board, entry.get("city"))
                    .isEqualTo(expected.get("rank").asInt());
            assertThat(entry.get("tier").asText())
                    .isEqualTo(expected.get("tier").asText());
            assertThat(entry.get("score").asDouble())
                    .isCloseTo(expected.get("sum").asDouble(), within(1e-9));
        }
        assertThat(sizes).isEqualTo(tiers);
    }

    private List<JsonNode> entries(JsonHttp ranking, String board) {
        JsonNode answer =
                ranking.get(ASSESSMENT + "/boards/" + board + "?limit=1000").body();
        List<JsonNode> entries = answer.get("entries").valueStream().toList();
        assertThat(entries).as("ranked cities of %s", board).hasSize(cities.size());
        assertThat(answer.get("unranked")).isEmpty();
        return entries;
    }
}
