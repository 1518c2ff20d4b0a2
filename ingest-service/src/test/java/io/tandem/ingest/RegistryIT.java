package io.tandem.ingest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tandem.ingest.contract.AssessmentPublished;
import io.tandem.ingest.contract.RosterPublished;
import io.tandem.ingest.contract.Topic;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Backing.class)
class RegistryIT {
    @Inject
    ObjectMapper json;

    @BeforeEach
    void prepare() {
        Api.prepare();
    }

    @Test
    void everyChangeMakesAVersionAndEveryVersionIsKeptAndPublished() throws IOException {
        String one = Api.roster(Api.city("320100", "Nanjing"));
        String two = Api.roster(Api.city("320200", "Wuxi"), Api.city("320100", "Nanjing"));
        String reordered = Api.roster(Api.city("320100", "Nanjing"), Api.city("320200", "Wuxi"));

        Api.put("/api/v1/rosters/versions", one)
                .statusCode(201)
                .header("ETag", "\"1\"")
                .body("publication", equalTo("published"));
        Api.put("/api/v1/rosters/versions", one).statusCode(200).body("version", equalTo(1));
        Api.put("/api/v1/rosters/versions", two).statusCode(200).body("version", equalTo(2));
        Api.put("/api/v1/rosters/versions", reordered).statusCode(200).body("version", equalTo(2));

        given().get("/api/v1/rosters/versions")
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("cities.code", contains("320100", "320200"))
                .body("cities[0].region", equalTo("east"));
        given().header("If-None-Match", "\"2\"")
                .get("/api/v1/rosters/versions")
                .then()
                .statusCode(304);
        given().get("/api/v1/rosters/versions/versions/1").then().body("cities.code", contains("320100"));
        given().get("/api/v1/rosters").then().statusCode(200).body("id", hasItem("versions"));

        List<ConsumerRecord<String, byte[]>> published = messages(Topic.CITIES, "versions");
        assertThat(published).hasSize(2);
        RosterPublished newest = json.readValue(published.getLast().value(), RosterPublished.class);
        assertThat(newest.version()).isEqualTo(2);
        assertThat(newest.cities()).extracting(RosterPublished.City::code).containsExactly("320100", "320200");
        assertThat(TopicReader.header(published.getLast(), "ce_type")).isEqualTo(RosterPublished.TYPE);
    }

    @Test
    void aCityIsKnownAsSoonAsItsRosterIsAnswered() {
        Api.post(Api.observation("early", "330100", "1")).statusCode(422);

        Api.put("/api/v1/rosters/new", Api.roster(Api.city("330100", "Hangzhou")))
                .statusCode(201);

        Api.post(Api.observation("later", "330100", "1")).statusCode(202);
    }

    @Test
    void anAssessmentIsCompletedByTheReportsMethodAndPublished() throws IOException {
        Api.put("/api/v1/assessments/2015-2019", Api.assessment("it"))
                .statusCode(201)
                .body("basePeriod", equalTo("2015"))
                .body("method.pollutantEquivalents.PM", equalTo(2.18f))
                .body("method.zeroRule", equalTo("zero-is-tier-two"))
                .body("boards.id", contains("co2", "lapeq", "aqi", "co2-lapeq", "co2-aqi"));

        Api.put("/api/v1/assessments/2015-2019", Api.assessment("it"))
                .statusCode(200)
                .body("version", equalTo(1));
        given().get("/api/v1/assessments/2015-2019").then().statusCode(200).body("roster", equalTo("it"));
        AssessmentPublished message = json.readValue(
                messages(Topic.ASSESSMENTS, "2015-2019").getLast().value(), AssessmentPublished.class);
        assertThat(message.version()).isEqualTo(1);
        assertThat(message.boards()).hasSize(5);
    }

    @Test
    void whatIsWrongInADefinitionIsPointedAt() {
        Api.put("/api/v1/rosters/bad", Api.roster(Api.city("1", "A"), Api.city("110000", "B\\u0000")))
                .statusCode(422)
                .contentType("application/problem+json")
                .body("errors.pointer", contains("/cities/0/code", "/cities/1/nameEn"))
                .body("errors[1].type", equalTo("/problems/control-character"));
        Api.put("/api/v1/rosters/Bad Id", Api.roster(Api.city("110000", "A")))
                .statusCode(422)
                .body("type", equalTo("/problems/invalid-id"));
        Api.put("/api/v1/assessments/bad", Api.assessment("missing"))
                .statusCode(422)
                .body("type", equalTo("/problems/unknown-roster"))
                .body("pointer", equalTo("/roster"));
        Api.put("/api/v1/assessments/bad", "{\"roster\": \"it\", \"colour\": 1}")
                .statusCode(422)
                .body("type", equalTo("/problems/unknown-member"))
                .body("pointer", equalTo("/colour"));
        given().get("/api/v1/assessments/bad").then().statusCode(404);
    }

    /// The commit happened and the process died before it published: the relay of the next start finds it.
    @Test
    void aVersionThatWasCommittedButNotPublishedIsPublishedByTheRelay() throws SQLException {
        Api.put("/api/v1/rosters/gap", Api.roster(Api.city("340100", "Hefei"))).statusCode(201);
        int before = messages(Topic.CITIES, "gap").size();

        sql("update definition set published_version = 0 where id = 'gap'");

        Api.eventually(
                Duration.ofSeconds(10), () -> messages(Topic.CITIES, "gap").size() == before + 1);
        Api.eventually(Duration.ofSeconds(5), () -> published("gap") == 1);
    }

    private static int published(String id) {
        try (var connection = DriverManager.getConnection(Backing.services().jdbcUrl("ingest"), "ingest", "ingest");
                var statement = connection.prepareStatement("select published_version from definition where id = ?")) {
            statement.setString(1, id);
            var result = statement.executeQuery();
            result.next();
            return result.getInt(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void sql(String command) throws SQLException {
        try (var connection = DriverManager.getConnection(Backing.services().jdbcUrl("ingest"), "ingest", "ingest");
                var statement = connection.createStatement()) {
            statement.execute(command);
        }
    }

    private static List<ConsumerRecord<String, byte[]>> messages(Topic topic, String key) {
        return TopicReader.readAll(topic).stream()
                .filter(r -> r.key().equals(key))
                .toList();
    }
}
