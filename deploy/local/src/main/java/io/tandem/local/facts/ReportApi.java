package io.tandem.local.facts;

import com.fasterxml.jackson.databind.JsonNode;
import io.tandem.local.LocalStackException;
import io.tandem.local.reference.JsonHttp;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The statistics of one assessment as a running system serves them, all of one version.
final class ReportApi {
    private final JsonHttp ranking;
    private final String path;
    private final String at;
    private final Map<String, JsonNode> answers = new HashMap<>();
    private final Map<String, JsonNode> cities = new LinkedHashMap<>();

    ReportApi(JsonHttp ranking, String assessment) {
        this.ranking = ranking;
        this.path = "/api/v1/assessments/%s/".formatted(assessment);
        JsonNode now = fetch("appendices/3");
        this.at = now.path("at").asText();
        now.path("rows").forEach(row -> cities.put(row.path("nameZh").asText(), row));
    }

    /// A statistic; asked once.
    JsonNode get(String query) {
        return answers.computeIfAbsent(query, any -> fetch(query + (query.contains("?") ? "&" : "?") + "asOf=" + at));
    }

    /// The cities that meet a filter.
    JsonNode where(List<String> conditions) {
        return get(
                conditions.isEmpty()
                        ? "thresholds"
                        : "thresholds?where="
                                + URLEncoder.encode(String.join(",", conditions), StandardCharsets.UTF_8));
    }

    /// Number of cities that meet a filter.
    int count(List<String> conditions) {
        return where(conditions).at("/summary/matching").asInt();
    }

    /// The instant of the version that everything is asked of.
    String at() {
        return at;
    }

    /// Chinese name → row of appendix 3.
    Map<String, JsonNode> cities() {
        return cities;
    }

    String code(String nameZh) {
        @Nullable JsonNode city = cities.get(nameZh);
        if (city == null) {
            throw new LocalStackException("the roster has no city called " + nameZh);
        }
        return city.path("city").asText();
    }

    String codes(JsonNode names) {
        return texts(names).stream().map(this::code).collect(Collectors.joining("|"));
    }

    /// The group whose name contains what the report calls it.
    JsonNode group(String name) {
        return row("groups", "nameZh", name, true);
    }

    JsonNode province(String nameZh) {
        return row("provinces", "nameZh", nameZh, false);
    }

    JsonNode region(String id) {
        return row("regions", "id", id, false);
    }

    private JsonNode row(String table, String field, String value, boolean part) {
        for (JsonNode row : get(table).path("rows")) {
            String its = row.path(field).asText();
            if (part ? its.contains(value) : its.equals(value)) {
                return row;
            }
        }
        throw new LocalStackException("%s has no row of %s".formatted(table, value));
    }

    private JsonNode fetch(String query) {
        JsonHttp.Answer answer = ranking.get(path + query);
        if (answer.status() != 200) {
            throw new LocalStackException("%s%s was answered with %d: %s"
                    .formatted(
                            path,
                            query,
                            answer.status(),
                            answer.body().path("detail").asText()));
        }
        return answer.body();
    }

    static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(element -> texts.add(element.asText()));
        return texts;
    }
}
