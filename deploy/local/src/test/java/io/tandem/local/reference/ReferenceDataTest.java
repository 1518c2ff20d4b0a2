package io.tandem.local.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class ReferenceDataTest {
    private final ReferenceData data = new ReferenceData(Path.of("../reference"));

    @Test
    void everyCityHasItsProvinceByCodeAndEnglishName() {
        JsonNode cities = data.roster().path("cities");

        assertThat(cities).hasSize(335).hasSize(data.cityCount());
        assertThat(cities).allSatisfy(city -> {
            assertThat(city.path("provinceCode").asText())
                    .isEqualTo(city.path("code").asText().substring(0, 2) + "0000");
            assertThat(city.path("provinceEn").asText()).isNotBlank();
        });
        assertThat(cities.get(3).toString()).isEqualTo("""
                {"code":"130200","nameZh":"唐山","fullNameZh":"唐山市","nameEn":"Tangshan","provinceCode":"130000",\
                "provinceZh":"河北","provinceEn":"Hebei","region":"east"}""");
    }

    @Test
    void everyVersionOfAGroupIsOneElementAndTheOneInForceHasNoLastDay() {
        JsonNode groups = data.roster().path("groups");

        assertThat(groups)
                .extracting(group -> "%s %s %d %s"
                        .formatted(
                                group.path("id").asText(),
                                group.path("version").asText(),
                                group.path("cities").size(),
                                group.get("validTo")))
                .containsExactlyInAnyOrder(
                        "jjj 2+26 28 \"2023-11-29\"",
                        "jjj 2+36 38 null",
                        "fenwei fenwei-11 11 \"2023-11-29\"",
                        "fenwei fenwei-13 13 null",
                        "yrd yrd-41 41 null",
                        "gba gba-9 9 null");
    }

    @Test
    void theAssessmentHasFiveBoardsAndSaysThatValuesAreNotMeasured() {
        ObjectNode assessment = data.assessment();

        assertThat(assessment.path("boards"))
                .extracting(board -> board.path("id").asText())
                .isEqualTo(Boards.ALL);
        assertThat(assessment.path("note").asText()).contains("not measured");
    }

    @Test
    void observationsHaveStableNamesAndTheFilesUnits() {
        List<ObjectNode> observations = data.observations();

        assertThat(observations).hasSize(335 * 8 * 2);
        assertThat(observations.stream().map(item -> item.path("id").asText()).distinct())
                .hasSize(observations.size());
        assertThat(units(observations)).containsExactlyInAnyOrder("t", "ug/m3", "1");
        assertThat(observations.getFirst().toString()).isEqualTo("""
                {"id":"ref-110000-CO2-2015","feed":"reference-reconstruction","city":"110000","indicator":"CO2",\
                "period":"2015","value":82096796,"unit":"t","status":"validated","revision":1,\
                "observedAt":"2020-01-01T00:00:00Z"}""");
    }

    private static List<String> units(Iterable<ObjectNode> observations) {
        return StreamSupport.stream(observations.spliterator(), false)
                .map(item -> item.path("unit").asText())
                .distinct()
                .toList();
    }
}
