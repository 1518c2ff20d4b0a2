package io.tandem.ingest.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.tandem.ingest.contract.AssessmentPublished;
import io.tandem.ingest.contract.ObservationAccepted;
import io.tandem.ingest.contract.RosterPublished;
import io.tandem.ingest.domain.Assessment;
import io.tandem.ingest.domain.AssessmentDraft;
import io.tandem.ingest.domain.AssessmentRules;
import io.tandem.ingest.domain.CityCode;
import io.tandem.ingest.domain.ObservationDraft;
import io.tandem.ingest.domain.ObservationRules;
import io.tandem.ingest.domain.ObservationStatus;
import io.tandem.ingest.domain.Permit;
import io.tandem.ingest.domain.Reading;
import io.tandem.ingest.domain.Region;
import io.tandem.ingest.domain.Roster;
import io.tandem.ingest.domain.Station;
import io.tandem.ingest.domain.Verdict;
import io.tandem.ingest.domain.Versioned;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is published is what the schemas say, today and in every version ever published.
class ContractTest {
    private static final Instant NOW = Instant.parse("2026-01-05T08:15:30.123456Z");
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    @ParameterizedTest
    @CsvSource({
        "observation-accepted.v1, observation-accepted.v1, io.tandem.ingest.contract.ObservationAccepted",
        "observation-accepted-withdrawn.v1, observation-accepted.v1, io.tandem.ingest.contract.ObservationAccepted",
        "reading-received.v1, reading-received.v1, io.tandem.ingest.contract.ReadingReceived",
        "roster-published.v1, roster-published.v1, io.tandem.ingest.contract.RosterPublished",
        "assessment-published.v1, assessment-published.v1, io.tandem.ingest.contract.AssessmentPublished",
        "assessment-published-zero-rule.v1, assessment-published.v1, io.tandem.ingest.contract.AssessmentPublished"
    })
    void aGoldenSampleKeepsItsSchemaAndSurvivesTheRoundTrip(String sample, String schema, Class<?> message)
            throws IOException {
        String golden = resource("samples/ingest/" + sample + ".json");

        JsonNode back = JSON.valueToTree(JSON.readValue(golden, message));

        assertThat(back).isEqualTo(JSON.readTree(golden));
        assertThat(violations(schema, golden)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"value\": -1", "\"city\": \"13020\"", "\"status\": \"final\"", "\"period\": \"2019-13\""})
    void theSchemaRefusesWhatIsNotInTheContract(String member) throws IOException {
        String name = member.substring(0, member.indexOf(':'));
        String broken = resource("samples/ingest/observation-accepted.v1.json").replaceFirst(name + ": [^,]+", member);

        assertThat(violations("observation-accepted.v1", broken)).isNotEmpty();
    }

    @Test
    void anAcceptedObservationIsPublishedByTheSchema() throws IOException {
        ObservationRules rules = new ObservationRules(_ -> true, UUID::randomUUID);
        for (String status : List.of("provisional", "validated", "withdrawn")) {
            var draft = new ObservationDraft(
                    null, "feed", "130200", "PM25", "2019-Q1", 1e-7, "\u00b5g/m\u00b3", status, 2L, null, "why");
            ObservationAccepted message = KafkaObservationLog.message(accepted(rules.judge(draft, NOW, Permit.OPEN)));

            assertThat(message.unit()).isEqualTo("ug/m3");
            assertThat(violations("observation-accepted.v1", JSON.writeValueAsString(message)))
                    .isEmpty();
        }
    }

    @Test
    void aReadingIsPublishedByTheSchema() throws IOException {
        Station station = new Station(
                "010000A8900016F000169DC0",
                new CityCode("130200"),
                "feed",
                "31",
                ObservationStatus.PROVISIONAL,
                Map.of());
        TreeMap<String, String> fields = new TreeMap<>(Map.of("DataTime", "20261123000000", "a21026-Cou", "204.5"));
        for (String request : Arrays.asList("20261124000000001", null)) {
            Reading reading =
                    new Reading(station, "31", "2031", request, fields.get("DataTime"), 0, 1, fields, NOW.plusNanos(7));

            assertThat(violations("reading-received.v1", JSON.writeValueAsString(KafkaReadingLog.message(reading))))
                    .isEmpty();
        }
    }

    @Test
    void definitionsArePublishedByTheSchema() throws IOException {
        CityCode city = new CityCode("130200");
        Roster roster = new Roster(
                "名",
                "Name",
                List.of(new Roster.City(
                        city, "唐山", "唐山市", "Tangshan", new CityCode("130000"), "河北", "Hebei", Region.EAST)),
                List.of(new Roster.GroupVersion(
                        "jjj", "2+26", "京津冀", "JJJ", LocalDate.of(2017, 2, 17), null, List.of(city))));
        Assessment assessment =
                accepted(AssessmentRules.judge(new AssessmentDraft("r", "2015", "2019", null, null, null), roster));

        RosterPublished rosterMessage = KafkaDefinitionTopics.message(new Versioned<>("r", 1, NOW, roster), roster);
        AssessmentPublished assessmentMessage =
                KafkaDefinitionTopics.message(new Versioned<>("a", 1, NOW, assessment), assessment);

        assertThat(violations("roster-published.v1", JSON.writeValueAsString(rosterMessage)))
                .isEmpty();
        assertThat(violations("assessment-published.v1", JSON.writeValueAsString(assessmentMessage)))
                .isEmpty();
    }

    private static <T> T accepted(Verdict<T> verdict) {
        return switch (verdict) {
            case Verdict.Accepted<T>(T value) -> value;
            case Verdict.Refused<T>(var findings) -> throw new AssertionError(findings);
        };
    }

    private static List<?> violations(String schema, String document) throws IOException {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(resource("META-INF/resources/schema/ingest/" + schema + ".schema.json"))
                .validate(document, InputFormat.JSON, c -> c.executionConfig(e -> e.formatAssertionsEnabled(true)));
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = ObservationAccepted.class.getClassLoader().getResourceAsStream(name)) {
            assertThat(in).as(name).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
