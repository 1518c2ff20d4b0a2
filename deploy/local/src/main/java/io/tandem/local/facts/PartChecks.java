package io.tandem.local.facts;

import static io.tandem.local.facts.ReportApi.texts;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Statements about groups, provinces and tiers.
final class PartChecks {
    private final ReportApi api;
    private final Terms terms;

    PartChecks(ReportApi api, Terms terms) {
        this.api = api;
        this.terms = terms;
    }

    Finding mean(Fact fact) {
        double mean = 100 * mean(fact.expr());
        JsonNode value = fact.value();
        boolean holds = value.isArray()
                ? (value.path(0).isNull() || mean > value.path(0).asDouble())
                        && (value.path(1).isNull() || mean < value.path(1).asDouble())
                : Math.abs(mean - value.asDouble()) <= fact.tolerance();
        return new Finding(FactCheck.percent(mean), holds);
    }

    /// From the tables of means where the statement is about a whole part.
    private double mean(JsonNode expr) {
        String indicator = Terms.indicator(expr.path("var").asText());
        JsonNode scope = expr.path("scope");
        if (expr.path("conds").isEmpty() && scope.size() == 1) {
            if (scope.has("group")) {
                return mean(api.group(scope.path("group").asText()), indicator);
            }
            if (scope.has("province")) {
                return mean(api.province(scope.path("province").asText()), indicator);
            }
            if (scope.has("region")) {
                return mean(api.region(scope.path("region").asText()), indicator);
            }
        }
        return api.where(terms.all(scope, expr.path("conds")))
                .path("summary")
                .path("means")
                .path(indicator)
                .asDouble();
    }

    private static double mean(JsonNode row, String indicator) {
        return row.path(indicator + "_mean").asDouble();
    }

    Finding extreme(JsonNode expr, JsonNode value, boolean greatest) {
        String indicator = Terms.indicator(expr.path("var").asText());
        Comparator<String> byMean = Comparator.comparingDouble(name -> mean(api.group(name), indicator));
        String found = texts(expr.path("groups")).stream()
                .max(greatest ? byMean : byMean.reversed())
                .orElse("");
        return new Finding(found, found.equals(value.asText()));
    }

    Finding signOfMostProvinces(JsonNode expr) {
        String indicator = Terms.indicator(expr.path("var").asText());
        boolean below = expr.path("sign").asText().equals("<");
        int count = 0;
        int of = 0;
        for (JsonNode row : api.get("provinces").path("rows")) {
            double mean = mean(row, indicator);
            count += (below ? mean < 0 : mean > 0) ? 1 : 0;
            of++;
        }
        return new Finding("%d of %d".formatted(count, of), 2 * count > of);
    }

    Finding onlyNegative(JsonNode expr, JsonNode value) {
        List<String> found = new ArrayList<>();
        api.get("provinces").path("rows").forEach(row -> {
            if (texts(expr.path("vars")).stream().allMatch(name -> mean(row, Terms.indicator(name)) < 0)) {
                found.add(row.path("nameZh").asText());
            }
        });
        return FactCheck.same(found, List.of(value.asText()));
    }

    Finding majorities(JsonNode expr, JsonNode value) {
        Map<String, Integer> matching = byProvince(expr);
        List<String> excluded = texts(expr.path("exclude"));
        List<String> found = new ArrayList<>();
        api.get("provinces").path("rows").forEach(row -> {
            String name = row.path("nameZh").asText();
            if (!excluded.contains(name)
                    && 2 * matching.getOrDefault(name, 0) >= row.path("cities").asInt()) {
                found.add(name);
            }
        });
        return FactCheck.same(found, texts(value));
    }

    Finding top(JsonNode expr) {
        Map<String, Integer> matching = byProvince(expr);
        List<String> named = texts(expr.path("provinces"));
        int least = named.stream()
                .mapToInt(name -> matching.getOrDefault(name, 0))
                .min()
                .orElse(0);
        int others = matching.entrySet().stream()
                .filter(province -> !named.contains(province.getKey()))
                .mapToInt(Map.Entry::getValue)
                .max()
                .orElse(0);
        return new Finding("at least %d, the others at most %d".formatted(least, others), least >= others);
    }

    private Map<String, Integer> byProvince(JsonNode expr) {
        Map<String, Integer> counts = new HashMap<>();
        api.where(terms.all(expr.path("scope"), expr.path("conds")))
                .path("rows")
                .forEach(row -> counts.merge(row.path("provinceZh").asText(), 1, Integer::sum));
        return counts;
    }

    Finding tierRange(JsonNode expr, JsonNode value) {
        String board = Terms.board(expr.path("composite").asText());
        String tier = Terms.tier(expr.path("tier"));
        for (JsonNode row : api.get("tiers?by=all").path("rows")) {
            if (row.path("board").asText().equals(board)
                    && row.path("tier").asText().equals(tier)) {
                int first = row.path("firstRank").asInt();
                int last = row.path("lastRank").asInt();
                return new Finding(
                        "%d to %d".formatted(first, last),
                        first == value.path(0).asInt()
                                && last == value.path(1).asInt()
                                && row.path("count").asInt() == last - first + 1);
            }
        }
        return new Finding("no such tier", false);
    }
}
