package io.tandem.local.facts;

import static io.tandem.local.facts.ReportApi.texts;

import com.fasterxml.jackson.databind.JsonNode;
import io.tandem.local.LocalStackException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Asks a running system what the report states. Every kind of statement is one question, or a few, to the API.
final class FactCheck {
    /// For what is compared without a printed tolerance.
    private static final double EXACT = 1e-9;

    private final ReportApi api;
    private final Terms terms;
    private final PartChecks parts;
    private final CityChecks cities;

    FactCheck(ReportApi api) {
        this.api = api;
        this.terms = new Terms(api);
        this.parts = new PartChecks(api, terms);
        this.cities = new CityChecks(api, terms);
    }

    Finding check(Fact fact) {
        JsonNode expr = fact.expr();
        JsonNode value = fact.value();
        return switch (fact.kind()) {
            case "count" -> count(expr, value.asInt(), value.asInt());
            case "count_range" ->
                count(expr, value.path(0).asInt(), value.path(1).asInt());
            case "share_pct" -> sharePercent(fact);
            case "share_max" -> share(expr, Double.NEGATIVE_INFINITY, value.asDouble() + EXACT);
            case "share_below" -> share(expr, Double.NEGATIVE_INFINITY, value.asDouble() - EXACT);
            case "share_range" ->
                share(expr, value.path(0).asDouble(), value.path(1).asDouble());
            case "majority" -> majority(expr, value.asDouble());
            case "members_all", "all_in_scope" -> all(expr);
            case "members_exact" -> members(expr, value);
            case "mean_pct", "mean_range_pct" -> parts.mean(fact);
            case "argmax_mean" -> parts.extreme(expr, value, true);
            case "argmin_mean" -> parts.extreme(expr, value, false);
            case "province_sign_majority" -> parts.signOfMostProvinces(expr);
            case "only_province_both_negative" -> parts.onlyNegative(expr, value);
            case "provinces_majority_exact" -> parts.majorities(expr, value);
            case "top_provinces" -> parts.top(expr);
            case "tier_range" -> parts.tierRange(expr, value);
            case "rate_pct" -> cities.rate(fact);
            case "order" -> cities.order(expr, value);
            case "rank" -> cities.rank(expr, value);
            case "deciles" -> cities.deciles(expr, value);
            case "bin_sizes" -> cities.binSizes(expr, value);
            case "distance" -> cities.distance(expr);
            case "median_below" -> cities.medianBelow(expr);
            case "range_all" -> cities.range(expr, value);
            case "names_exist" -> cities.named(expr);
            default -> throw new LocalStackException("%s is of an unknown kind: %s".formatted(fact.id(), fact.kind()));
        };
    }

    private Finding count(JsonNode expr, int least, int most) {
        int count = api.count(terms.all(expr.path("scope"), expr.path("conds")));
        return new Finding(Integer.toString(count), count >= least && count <= most);
    }

    private Finding sharePercent(Fact fact) {
        JsonNode num = fact.expr().path("num");
        JsonNode den = fact.expr().path("den");
        double share = 100.0
                * api.count(terms.all(num.path("scope"), num.path("conds")))
                / api.count(terms.all(den.path("scope"), den.path("conds")));
        return new Finding(percent(share), Math.abs(share - fact.value().asDouble()) <= fact.tolerance() + EXACT);
    }

    private Finding share(JsonNode expr, double least, double most) {
        double share = (double) api.count(terms.all(expr.path("scope"), expr.path("conds")))
                / api.count(terms.scope(expr.path("scope")));
        return new Finding(percent(100 * share), share >= least && share <= most);
    }

    private Finding majority(JsonNode expr, double limit) {
        JsonNode scope = expr.path("scope");
        double share = (double) api.count(terms.all(scope, expr.path("base"), expr.path("conds")))
                / api.count(terms.all(scope, expr.path("base")));
        return new Finding(percent(100 * share), share > limit);
    }

    private Finding all(JsonNode expr) {
        JsonNode scope = expr.has("cities") ? expr : expr.path("scope");
        int matching = api.count(terms.all(scope, expr.path("conds")));
        int of = api.count(terms.scope(scope));
        return new Finding("%d of %d".formatted(matching, of), matching == of && of > 0);
    }

    private Finding members(JsonNode expr, JsonNode value) {
        List<String> names = new ArrayList<>();
        api.where(terms.all(expr.path("scope"), expr.path("conds")))
                .path("rows")
                .forEach(row -> names.add(row.path("nameZh").asText()));
        return same(names, texts(value));
    }

    /// Whether two lists have the same elements in any order.
    static Finding same(List<String> ours, List<String> printed) {
        List<String> sorted = ours.stream().sorted().toList();
        return new Finding(
                String.join(" ", ours), sorted.equals(printed.stream().sorted().toList()));
    }

    static String percent(double value) {
        return String.format(Locale.ROOT, "%.2f%%", value);
    }
}
