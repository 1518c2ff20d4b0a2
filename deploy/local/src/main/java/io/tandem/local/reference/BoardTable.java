package io.tandem.local.reference;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// A board's answer as text, aligned although Chinese characters take two columns.
public final class BoardTable {
    private static final List<Integer> WIDTHS = List.of(4, 6, 12, 18, 14, 4);
    private static final int NUMBER_WIDTH = 10;

    private BoardTable() {}

    /// Title, heading, one line per entry and the sizes of the tiers.
    ///
    /// @param board answer of `GET …/boards/{board}`
    public static List<String> lines(JsonNode board) {
        var lines = new ArrayList<String>();
        List<String> indicators = new ArrayList<>();
        board.path("indicators").forEach(indicator -> indicators.add(indicator.asText()));
        lines.add("Board %s/%s: tier, then the sum of the rates of reduction"
                .formatted(
                        board.path("assessment").asText(), board.path("board").asText()));
        lines.add(row(
                List.of("rank", "code", "城市", "city", "province", "tier"),
                columns(indicators, "sum %", name -> name + " %")));
        board.path("entries").forEach(entry -> lines.add(entry(entry, indicators)));
        lines.add(sizes(board.path("counts")));
        return lines;
    }

    /// A fraction in percent with two decimals, half up: 0.310448 is `31.04`.
    static String percent(JsonNode fraction) {
        return fraction.isNumber()
                ? BigDecimal.valueOf(fraction.doubleValue())
                        .movePointRight(2)
                        .setScale(2, RoundingMode.HALF_UP)
                        .toPlainString()
                : "–";
    }

    private static String entry(JsonNode entry, List<String> indicators) {
        return row(
                List.of(
                        entry.path("rank").asText(),
                        entry.path("city").asText(),
                        entry.path("nameZh").asText(),
                        entry.path("nameEn").asText(),
                        entry.path("provinceEn").asText(),
                        entry.path("tier").asText("–")),
                columns(
                        indicators,
                        percent(entry.path("score")),
                        name -> percent(entry.path("rates").path(name))));
    }

    private static List<String> columns(List<String> indicators, String first, UnaryOperator<String> column) {
        var columns = new ArrayList<String>();
        columns.add(first);
        indicators.forEach(indicator -> columns.add(column.apply(indicator)));
        return columns;
    }

    private static String row(List<String> labels, List<String> numbers) {
        Iterator<Integer> widths = WIDTHS.iterator();
        return labels.stream()
                        .map(label -> TextColumns.left(label, widths.next()))
                        .collect(Collectors.joining("  ", "  ", ""))
                + numbers.stream()
                        .map(number -> TextColumns.right(number, NUMBER_WIDTH))
                        .collect(Collectors.joining());
    }

    private static String sizes(JsonNode counts) {
        JsonNode tiers = counts.path("tiers");
        return "  tiers: I %d, II %d, III %d cities; ranked %d of %d"
                .formatted(
                        tiers.path("I").asInt(),
                        tiers.path("II").asInt(),
                        tiers.path("III").asInt(),
                        counts.path("ranked").asInt(),
                        counts.path("cities").asInt());
    }
}
