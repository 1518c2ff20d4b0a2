package io.tandem.local.facts;

import static io.tandem.local.facts.ReportApi.texts;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Statements about single cities, their order and their deciles.
final class CityChecks {
    private final ReportApi api;
    private final Terms terms;

    CityChecks(ReportApi api, Terms terms) {
        this.api = api;
        this.terms = terms;
    }

    Finding rate(Fact fact) {
        String code = api.code(fact.expr().path("city").asText());
        double rate = 100
                * api.get("compare?cities=" + code)
                        .path("rows")
                        .path(0)
                        .path(Terms.indicator(fact.expr().path("var").asText()))
                        .asDouble();
        return new Finding(FactCheck.percent(rate), Math.abs(rate - fact.value().asDouble()) <= fact.tolerance());
    }

    Finding order(JsonNode expr, JsonNode value) {
        String board = Terms.board(expr.path("key").asText());
        List<String> found = new ArrayList<>();
        api.get("top?by=%s&n=%d".formatted(board, value.size()))
                .path("rows")
                .forEach(row -> found.add(row.path("nameZh").asText()));
        return new Finding(String.join(" ", found), found.equals(texts(value)));
    }

    Finding rank(JsonNode expr, JsonNode value) {
        String name = expr.path("city").asText();
        int rank = api.cities()
                .getOrDefault(name, expr)
                .path(Terms.board(expr.path("composite").asText()))
                .asInt();
        return new Finding(Integer.toString(rank), rank == value.asInt());
    }

    Finding deciles(JsonNode expr, JsonNode value) {
        String column = Terms.indicator(expr.path("var").asText()) + "-"
                + expr.path("year").asText();
        Map<String, Integer> deciles = new HashMap<>();
        for (String appendix : List.of("appendices/1", "appendices/2")) {
            api.get(appendix).path("rows").forEach(row -> {
                if (row.has(column)) {
                    deciles.put(row.path("nameZh").asText(), row.path(column).asInt());
                }
            });
        }
        long equal = value.properties().stream()
                .filter(city -> city.getValue().asInt() == deciles.getOrDefault(city.getKey(), 0))
                .count();
        return new Finding("%d of %d equal".formatted(equal, value.size()), equal == value.size());
    }

    Finding binSizes(JsonNode expr, JsonNode value) {
        JsonNode sizes = api.get("deciles?indicator=%s&period=%s"
                        .formatted(
                                Terms.indicator(expr.path("var").asText()),
                                expr.path("year").asText()))
                .at("/summary/sizes");
        return new Finding(String.join(" ", texts(sizes)), texts(sizes).equals(texts(value)));
    }

    /// Every city named is farther from the origin than the median of the first quadrant.
    Finding distance(JsonNode expr) {
        JsonNode answer = api.get("farthest?x=CO2&y=%s&measure=reduction&quadrant=I&n=10000"
                .formatted(Terms.indicator(expr.path("var").asText())));
        double median = answer.at("/summary/medianDistance").asDouble();
        Map<String, Double> distances = new HashMap<>();
        answer.path("rows")
                .forEach(row -> distances.put(
                        row.path("nameZh").asText(), row.path("distance").asDouble()));
        double least = texts(expr.path("cities")).stream()
                .mapToDouble(name -> distances.getOrDefault(name, 0.0))
                .min()
                .orElse(0);
        return new Finding("at least %.2f of the median".formatted(least / median), least > median);
    }

    Finding medianBelow(JsonNode expr) {
        String level = Terms.level(expr.path("var").asText());
        JsonNode sub = expr.path("sub");
        double part = median(terms.all(sub.path("scope"), sub.path("conds")), level);
        double whole = median(terms.scope(expr.path("ref")), level);
        return new Finding("%.0f, of all %.0f".formatted(part, whole), part < whole);
    }

    private double median(List<String> conditions, String level) {
        List<String> shown = new ArrayList<>(conditions);
        shown.add(level + ">=0");
        List<Double> levels = new ArrayList<>();
        api.where(shown).path("rows").forEach(row -> levels.add(row.path(level).asDouble()));
        levels.sort(null);
        int n = levels.size();
        return n == 0 ? Double.NaN : (levels.get(n / 2) + levels.get((n - 1) / 2)) / 2;
    }

    Finding range(JsonNode expr, JsonNode value) {
        String by = Terms.indicator(expr.path("var").asText());
        double least = end(by, "asc");
        double greatest = end(by, "desc");
        return new Finding(
                "%.4f to %.4f".formatted(least, greatest),
                least >= value.path(0).asDouble() && greatest <= value.path(1).asDouble());
    }

    private double end(String by, String order) {
        return api.get("top?by=%s&n=1&order=%s".formatted(by, order))
                .at("/rows/0/value")
                .asDouble(Double.NaN);
    }

    Finding named(JsonNode expr) {
        List<String> missing = texts(expr.path("cities")).stream()
                .filter(name -> !api.cities().containsKey(name))
                .toList();
        return new Finding(missing.isEmpty() ? "all" : "without " + String.join(" ", missing), missing.isEmpty());
    }
}
