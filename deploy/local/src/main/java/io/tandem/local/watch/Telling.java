package io.tandem.local.watch;

import com.fasterxml.jackson.databind.JsonNode;
import io.tandem.local.reference.TextColumns;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A board and its changes in words and columns.
final class Telling {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final String HEAD = "  rank  code    城市          city                tier   score %   rates %";

    private final CityNames names;
    private final ZoneId zone;

    Telling(CityNames names, ZoneId zone) {
        this.names = names;
        this.zone = zone;
    }

    /// The first cities of a board.
    List<String> top(BoardCopy board, int rows) {
        List<String> lines = new ArrayList<>();
        lines.add(HEAD);
        board.ranked().stream().limit(rows).map(this::row).forEach(lines::add);
        return lines;
    }

    /// How many cities there are, in all and by tier.
    String counts(BoardCopy board) {
        StringBuilder text = new StringBuilder();
        for (String tier : List.of("I", "II", "III")) {
            long cities = board.ranked().stream()
                    .filter(row -> row.tier().equals(tier))
                    .count();
            text.append(cities == 0 ? "" : "tier %s %d, ".formatted(tier, cities));
        }
        return text.append("ranked %d of %d".formatted(board.ranked().size(), board.size()))
                .toString();
    }

    /// One city's shift in one line: when, in which version, why, who, from where to where.
    ///
    /// @param change data of the `change` event
    String shift(JsonNode change, BoardCopy.Shift shift) {
        CityNames.Name name = names.of(shift.city());
        return "%s  %-8s %-13s  %s %s  %s"
                .formatted(
                        time(change.path("at").asText()),
                        change.path("epoch").asText() + ":"
                                + change.path("sequence").asText(),
                        shift.byOthers()
                                ? "others"
                                : change.path("cause").path("kind").asText(),
                        TextColumns.left(name.zh(), 8),
                        TextColumns.left(name.en(), 14),
                        fromTo(shift))
                .stripTrailing();
    }

    private String row(BoardCopy.Row row) {
        CityNames.Name name = names.of(row.city());
        StringBuilder rates = new StringBuilder();
        row.rates().forEach(rate -> rates.append(percent(rate)));
        return "  %4d  %-6s  %s  %s  %-4s%s%s"
                .formatted(
                        row.rank(),
                        row.city(),
                        TextColumns.left(name.zh(), 12),
                        TextColumns.left(name.en(), 18),
                        row.tier(),
                        percent(row.score()),
                        rates);
    }

    private static String fromTo(BoardCopy.Shift shift) {
        Optional<BoardCopy.Row> from = shift.from();
        Optional<BoardCopy.Row> to = shift.to();
        if (from.isEmpty() || to.isEmpty()) {
            return from.isEmpty() && to.isEmpty()
                    ? "without a rank as before"
                    : from.map(row -> "leaves rank " + row.rank())
                            .orElseGet(() -> "enters at rank "
                                    + to.map(BoardCopy.Row::rank).orElse(0));
        }
        String tier = shift.changesTier()
                ? "  tier %s → %s".formatted(from.get().tier(), to.get().tier())
                : "";
        double points = (to.get().score() - from.get().score()) * 100;
        String score = shift.byOthers() ? "" : String.format(Locale.ROOT, "  %+.2f", points);
        return ranks(from.get().rank(), to.get().rank()) + tier + score;
    }

    private static String ranks(int from, int to) {
        if (from == to) {
            return "%4d =        ".formatted(to);
        }
        String by = (from > to ? "▲" : "▼") + Math.abs(from - to);
        return "%4d → %-4d %-5s".formatted(from, to, by);
    }

    private static String percent(double fraction) {
        return String.format(Locale.ROOT, "%10.2f", fraction * 100);
    }

    /// The time of day here.
    String time(String instant) {
        try {
            return TIME.format(Instant.parse(instant).atZone(zone));
        } catch (DateTimeParseException none) {
            return "--:--:--";
        }
    }
}
