package io.tandem.local.facts;

import com.fasterxml.jackson.databind.JsonNode;
import io.tandem.local.LocalStackException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The variables and scopes of the statements in the words of the API.
final class Terms {
    private static final Map<String, String> BOARDS =
            Map.of("emissions", "co2-lapeq", "air", "co2-aqi", "co2", "co2", "lap", "lapeq", "aqi", "aqi");
    private static final List<String> TIERS = List.of("", "I", "II", "III");
    private static final Map<String, String> TURNED = Map.of(">", "<", "<", ">", ">=", "<=", "<=", ">=", "==", "=");

    private final ReportApi api;

    Terms(ReportApi api) {
        this.api = api;
    }

    /// `lap` is `LAPEQ`.
    static String indicator(String variable) {
        return variable.equals("lap") ? "LAPEQ" : variable.toUpperCase(Locale.ROOT);
    }

    /// `emissions` is `co2-lapeq`.
    static String board(String name) {
        String board = BOARDS.get(name);
        if (board == null) {
            throw new LocalStackException("no board is called " + name);
        }
        return board;
    }

    static String tier(JsonNode number) {
        return TIERS.get(number.asInt());
    }

    /// Conditions of a scope, without those on values.
    List<String> scope(JsonNode scope) {
        List<String> conditions = new ArrayList<>();
        if (scope.has("cities")) {
            conditions.add("city=" + api.codes(scope.path("cities")));
        }
        if (scope.has("province")) {
            conditions.add("province=" + scope.path("province").asText());
        }
        if (scope.has("provinces")) {
            conditions.add("province=" + String.join("|", ReportApi.texts(scope.path("provinces"))));
        }
        if (scope.has("region")) {
            conditions.add("region=" + scope.path("region").asText());
        }
        if (scope.has("group")) {
            conditions.add("group="
                    + api.group(scope.path("group").asText()).path("id").asText());
        }
        if (!scope.path("exclude").isEmpty()) {
            conditions.add("city!=" + api.codes(scope.path("exclude")));
        }
        return conditions;
    }

    /// A scope, and conditions on values `[variable, sign, limit]`.
    List<String> all(JsonNode scope, JsonNode... conditions) {
        List<String> all = scope(scope);
        for (JsonNode list : conditions) {
            list.forEach(condition -> all.add(condition(condition)));
        }
        return all;
    }

    private static String condition(JsonNode condition) {
        String variable = condition.path(0).asText();
        String sign = condition.path(1).asText();
        JsonNode limit = condition.path(2);
        String plain = sign.equals("==") ? "=" : sign;
        int underscore = variable.indexOf('_');
        String head = underscore < 0 ? "" : variable.substring(0, underscore);
        String tail = variable.substring(underscore + 1);
        return switch (head) {
            case "" -> indicator(variable) + plain + limit.asText();
            // The statements' d is current − base, the API's reduction is base − current.
            case "d" -> "reduction(%s)%s%s".formatted(indicator(tail), TURNED.get(sign), negated(limit));
            case "rank" -> "rank(%s)%s%s".formatted(board(tail), plain, limit.asText());
            case "tier" -> "tier(%s)%s%s".formatted(board(tail), plain, tier(limit));
            case "sum" -> "score(%s)%s%s".formatted(board(tail), plain, limit.asText());
            default -> level(variable) + plain + limit.asText();
        };
    }

    private static String negated(JsonNode limit) {
        return limit.decimalValue().negate().toPlainString();
    }

    /// `v2015_lap` is `LAPEQ@2015`.
    static String level(String variable) {
        int underscore = variable.indexOf('_');
        return indicator(variable.substring(underscore + 1)) + "@" + variable.substring(1, underscore);
    }
}
