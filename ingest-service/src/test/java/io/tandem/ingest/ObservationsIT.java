package io.tandem.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tandem.ingest.contract.ObservationAccepted;
import io.tandem.ingest.contract.Topic;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Backing.class)
class ObservationsIT {
    @Inject
    ObjectMapper json;

    @BeforeEach
    void prepare() {
        Api.prepare();
    }

    @Test
    void anAcceptedObservationIsInTheLogWhereItsReceiptSays() throws IOException {
        var answer = Api.post("""
                        {"id": "one", "feed": "it", "city": "130200", "indicator": "PM25", "period": "2019-Q3",
                         "value": 41.5, "unit": "µg/m³", "status": "provisional", "revision": 2,
                         "observedAt": "2020-06-30T08:00:00.1234567+08:00", "reason": "重新计算"}""")
                .statusCode(202)
                .body("accepted", equalTo(1))
                .body("refused", equalTo(0))
                .body("items[0].index", equalTo(0))
                .body("items[0].outcome", equalTo("accepted"))
                .body("items[0].id", equalTo("one"))
                .extract();
        assertThat(answer.<String>path("items[0].receipt.id"))
                .isEqualTo(answer.path("items[0].receipt.partition") + "-" + answer.path("items[0].receipt.offset"));

        ConsumerRecord<String, byte[]> message = TopicReader.readAll(Topic.OBSERVATIONS).stream()
                .filter(r -> r.partition() == answer.<Integer>path("items[0].receipt.partition"))
                .filter(r -> r.offset() == answer.<Integer>path("items[0].receipt.offset"))
                .findFirst()
                .orElseThrow();
        assertThat(message.key()).isEqualTo("130200");
        assertThat(TopicReader.header(message, "ce_specversion")).isEqualTo("1.0");
        assertThat(TopicReader.header(message, "ce_id")).isEqualTo("one");
        assertThat(TopicReader.header(message, "ce_source")).isEqualTo("/feeds/it");
        assertThat(TopicReader.header(message, "ce_type")).isEqualTo(ObservationAccepted.TYPE);
        assertThat(TopicReader.header(message, "content-type")).isEqualTo("application/json");
        ObservationAccepted data = json.readValue(message.value(), ObservationAccepted.class);
        assertThat(data.unit()).isEqualTo("ug/m3");
        assertThat(data.value()).isEqualTo(41.5);
        assertThat(data.observedAt()).hasToString("2020-06-30T00:00:00.123456Z");
        assertThat(data.receivedAt()).hasToString(answer.path("items[0].receivedAt"));
        assertThat(data.reason()).isEqualTo("重新计算");
    }

    @Test
    void aRefusedItemNeverReachesTheLogAndDoesNotHoldBackItsNeighbours() {
        Api.post("[" + Api.observation("mixed-0", "130200", "1") + ","
                        + Api.observation("mixed-1", "999999", "2") + ","
                        + Api.observation("mixed-2", "130200", "-3") + ","
                        + "{\"id\": \"mixed-3\", \"city\": 130200},"
                        + Api.observation("mixed-4", "110000", "4") + "]")
                .statusCode(207)
                .contentType("application/json")
                .body("accepted", equalTo(2))
                .body("refused", equalTo(3))
                .body("items.index", contains(0, 1, 2, 3, 4))
                .body("items.outcome", contains("accepted", "refused", "refused", "refused", "accepted"))
                .body("items[0].receipt.offset", notNullValue())
                .body("items[1].problem.type", equalTo("/problems/unknown-city"))
                .body("items[1].problem.pointer", equalTo("/1/city"))
                .body("items[2].problem.type", equalTo("/problems/negative-value"))
                .body("items[2].problem.pointer", equalTo("/2/value"))
                .body("items[3].problem.type", equalTo("/problems/wrong-type"))
                .body("items[3].problem.pointer", equalTo("/3/city"))
                .body("items[4].id", equalTo("mixed-4"));

        assertThat(idsInTheLog()).contains("mixed-0", "mixed-4").doesNotContain("mixed-1", "mixed-2", "mixed-3");
    }

    @Test
    void whenEveryItemIsRefusedTheAnswerIsAProblemThatListsAllReasons() {
        Api.post("[" + Api.observation("none-0", "999999", "1") + "," + Api.observation("none-1", "999998", "-1") + "]")
                .statusCode(422)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/several-refusals"))
                .body("status", equalTo(422))
                .body("errors.pointer", contains("/0/city", "/1/city", "/1/value"))
                .body("errors[2].type", equalTo("/problems/negative-value"));

        assertThat(idsInTheLog()).doesNotContain("none-0", "none-1");
    }

    @Test
    void aFullBatchGetsAReceiptForEachItem() {
        String batch = IntStream.range(0, 5000)
                .mapToObj(i -> Api.observation("bulk-" + i, i % 2 == 0 ? "130200" : "110000", Integer.toString(i)))
                .collect(Collectors.joining(",", "[", "]"));

        Api.post(batch).statusCode(202).body("accepted", equalTo(5000)).body("items.receipt", hasSize(5000));

        assertThat(idsInTheLog().stream().filter(id -> id.startsWith("bulk-")).distinct())
                .hasSize(5000);
    }

    @Test
    void theSameContentSentTwiceIsTheSameEvent() {
        String observation = """
                {"feed": "it", "city": "130200", "indicator": "AQI", "period": "2019", "value": 80, "unit": "1",
                 "observedAt": "2020-06-30T00:00:00Z"}""";

        String first = Api.post(observation).statusCode(202).extract().path("items[0].id");
        String second = Api.post(observation).statusCode(202).extract().path("items[0].id");

        assertThat(second).isEqualTo(first);
    }

    private static List<String> idsInTheLog() {
        return TopicReader.readAll(Topic.OBSERVATIONS).stream()
                .map(r -> TopicReader.header(r, "ce_id"))
                .toList();
    }
}
