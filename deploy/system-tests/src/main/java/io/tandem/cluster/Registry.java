package io.tandem.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tandem.local.LocalStackException;
import io.tandem.local.reference.JsonHttp;
import io.tandem.local.reference.ReferenceData;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// A roster and the report's assessment of it, as documents for ingest-service.
///
/// @param id of the roster
/// @param roster body of its `PUT`
/// @param assessment body of the assessment's `PUT`
public record Registry(String id, ObjectNode roster, ObjectNode assessment) {
    /// Id of the assessment, whatever the roster.
    public static final String ASSESSMENT = ReferenceData.ASSESSMENT;

    private static final int FIRST_CODE = 100_000;

    /// The report's 335 cities.
    public static Registry reference(ReferenceData data) {
        return new Registry(ReferenceData.ROSTER, data.roster(), data.assessment());
    }

    /// Cities with the codes 100000, 100001 and so on, in one province.
    ///
    /// @param cities 1 to 900,000
    public static Registry generated(ReferenceData data, int cities) {
        if (cities < 1 || cities > 900_000) {
            throw new IllegalArgumentException("cities must be from 1 to 900,000: " + cities);
        }
        String id = "generated-" + cities;
        ObjectNode roster = JsonNodeFactory.instance.objectNode();
        roster.put("nameZh", id).put("nameEn", id);
        ArrayNode list = roster.putArray("cities");
        IntStream.range(0, cities)
                .mapToObj(Integer::toString)
                .forEach(number -> list.addObject()
                        .put("code", Integer.toString(FIRST_CODE + Integer.parseInt(number)))
                        .put("nameZh", number)
                        .put("fullNameZh", number)
                        .put("nameEn", number)
                        .put("provinceCode", "100000")
                        .put("provinceZh", "省")
                        .put("provinceEn", "P")
                        .put("region", "east"));
        roster.putArray("groups");
        return new Registry(id, roster, data.assessment().put("roster", id));
    }

    /// Codes of the roster's cities, in its order.
    public List<String> cities() {
        return roster.withArray("cities")
                .valueStream()
                .map(city -> city.get("code").asText())
                .toList();
    }

    /// Indicators of each board, by its id.
    public Map<String, List<String>> boards() {
        Map<String, List<String>> boards = new LinkedHashMap<>();
        assessment
                .get("boards")
                .forEach(board -> boards.put(
                        board.get("id").asText(),
                        board.get("indicators")
                                .valueStream()
                                .map(JsonNode::asText)
                                .toList()));
        return boards;
    }

    /// Period that is compared with, such as `2015`.
    public String basePeriod() {
        return assessment.get("basePeriod").asText();
    }

    /// Period that is judged, such as `2019`.
    public String currentPeriod() {
        return assessment.get("currentPeriod").asText();
    }

    /// Sends both.
    ///
    /// @throws LocalStackException when one is refused, with the service's own words
    public void register(JsonHttp ingest) {
        define(ingest, "/api/v1/rosters/" + id, roster);
        define(ingest, "/api/v1/assessments/" + ASSESSMENT, assessment);
    }

    private static void define(JsonHttp ingest, String path, JsonNode document) {
        JsonHttp.Answer answer = ingest.put(path, document);
        if (answer.status() != 200 && answer.status() != 201) {
            throw new LocalStackException("PUT %s: %d %s".formatted(path, answer.status(), answer.body()));
        }
    }
}
