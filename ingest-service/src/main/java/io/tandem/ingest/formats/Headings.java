package io.tandem.ingest.formats;

import io.tandem.ingest.domain.Indicator;
import io.tandem.ingest.domain.Period;
import io.tandem.ingest.domain.Refusal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What the columns of a table mean, from its header.
///
/// Long: each row is an observation, with columns `city`, `indicator`, `period`, `value` and others. Wide, as the
/// report's appendices: each row is a city, and a column such as `SO2-2015` holds an indicator for a period. Columns
/// that only name or place the city are passed over, and those of LAPEQ, which Tandem computes.
///
/// @param members column of each member of an observation that is in one, by its name
/// @param values columns of values; none when the table is long
record Headings(Map<String, Integer> members, List<ValueColumn> values) {
    private static final List<String> MEMBERS = List.of(
            "city", "indicator", "period", "value", "unit", "status", "revision", "observedAt", "feed", "id", "reason");
    private static final Map<String, String> ALIASES = Map.of("city_code", "city", "year", "period");
    private static final Set<String> LABELS = Set.of(
            "city_zh",
            "city_full_zh",
            "city_en",
            "province",
            "province_zh",
            "province_en",
            "region",
            "groups",
            "name",
            "name_zh",
            "name_en");

    /// A column of an indicator's values for a period.
    record ValueColumn(int column, String heading, String indicator, String period) {}

    /// The columns, by names in any case.
    ///
    /// @throws TableException when a column is not known, is there twice, or one that is needed is not there
    static Headings of(Rows.Row header) {
        Map<String, Integer> members = new HashMap<>();
        List<ValueColumn> values = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int column = 0; column < header.cells().size(); column++) {
            String heading = header.cell(column);
            if (heading.isEmpty() || LABELS.contains(heading.toLowerCase(Locale.ROOT))) {
                continue;
            }
            Optional<String> member = member(heading);
            if (!seen.add(member.orElse(heading.toLowerCase(Locale.ROOT)))) {
                throw new TableException(Refusal.INVALID_TABLE, "Column " + (column + 1) + " is there twice.");
            }
            if (member.isPresent()) {
                members.put(member.get(), column);
            } else {
                value(column, heading)
                        .filter(v -> !v.indicator().equals("LAPEQ"))
                        .ifPresent(values::add);
            }
        }
        return checked(new Headings(members, values));
    }

    private static Headings checked(Headings headings) {
        boolean wide = !headings.values.isEmpty();
        for (String needed : wide ? List.of("city") : List.of("city", "indicator", "period", "value")) {
            if (!headings.members.containsKey(needed)) {
                throw new TableException(Refusal.INVALID_TABLE, "The first row has to name a column " + needed + ".");
            }
        }
        for (String other : List.of("indicator", "period", "value", "unit", "id")) {
            if (wide && headings.members.containsKey(other)) {
                throw new TableException(
                        Refusal.INVALID_TABLE, "A table with columns such as SO2-2015 has no column " + other + ".");
            }
        }
        return headings;
    }

    private static Optional<String> member(String heading) {
        String name = ALIASES.getOrDefault(heading.toLowerCase(Locale.ROOT), heading);
        return MEMBERS.stream().filter(name::equalsIgnoreCase).findFirst();
    }

    private static Optional<ValueColumn> value(int column, String heading) {
        int dash = heading.indexOf('-');
        if (dash > 0) {
            String indicator = heading.substring(0, dash).toUpperCase(Locale.ROOT);
            String period = heading.substring(dash + 1);
            if (Indicator.named(indicator).isPresent() && Period.parse(period).isPresent()) {
                return Optional.of(new ValueColumn(column, heading, indicator, period));
            }
        }
        List<String> allowed = new ArrayList<>(MEMBERS);
        allowed.add("SO2-2015");
        throw new TableException(
                Refusal.UNKNOWN_COLUMN,
                "Column " + (column + 1) + " has no heading of a member or of an indicator and a period.",
                allowed);
    }
}
