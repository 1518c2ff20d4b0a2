package io.tandem.ingest.formats;

import io.tandem.ingest.application.Items;
import io.tandem.ingest.application.Place;
import io.tandem.ingest.application.Submission;
import io.tandem.ingest.domain.Finding;
import io.tandem.ingest.domain.Indicator;
import io.tandem.ingest.domain.ObservationDraft;
import io.tandem.ingest.domain.Refusal;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The observations of a table, row by row. An empty cell is a member that is left out, or in a wide table no
/// observation. Where there is no column `unit`, values are in the indicator's.
public final class TableItems implements Items, AutoCloseable {
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,40}(\\.[0-9]{1,40})?([eE][+-]?[0-9]{1,2})?");
    private static final Pattern INTEGER = Pattern.compile("-?[0-9]{1,18}");

    private final Rows rows;
    private final Headings headings;
    private final Map<String, String> columns = new HashMap<>();
    private final Queue<Item> ready = new ArrayDeque<>();

    private TableItems(Rows rows, Headings headings, Rows.Row header) {
        this.rows = rows;
        this.headings = headings;
        headings.members().forEach((member, column) -> columns.put("/" + member, header.cell(column)));
    }

    /// Reads the header.
    ///
    /// @throws TableException when the table has none, or one that is not understood
    public static TableItems of(Rows rows) throws IOException {
        Rows.Row header = rows.next();
        while (header != null && isEmpty(header)) {
            header = rows.next();
        }
        if (header == null) {
            throw new TableException(Refusal.EMPTY_BODY, "The table has no rows.");
        }
        return new TableItems(rows, Headings.of(header), header);
    }

    @Override
    public @Nullable Item next() throws IOException {
        while (ready.isEmpty()) {
            Rows.Row row = rows.next();
            if (row == null) {
                return null;
            }
            if (!isEmpty(row)) {
                read(row);
            }
        }
        return ready.remove();
    }

    private static boolean isEmpty(Rows.Row row) {
        return row.cells().stream().allMatch(String::isBlank);
    }

    private void read(Rows.Row row) {
        if (headings.values().isEmpty()) {
            Place place = Place.row(row.number(), columns);
            ready.add(item(row, place, text(row, "indicator"), text(row, "period"), text(row, "value")));
            return;
        }
        for (Headings.ValueColumn column : headings.values()) {
            String value = row.cell(column.column());
            if (!value.isEmpty()) {
                Map<String, String> its = new HashMap<>(columns);
                List.of("/value", "/indicator", "/period", "/unit").forEach(p -> its.put(p, column.heading()));
                Place place = Place.row(row.number(), its);
                ready.add(item(row, place, column.indicator(), column.period(), value));
            }
        }
    }

    private Item item(
            Rows.Row row, Place place, @Nullable String indicator, @Nullable String period, @Nullable String value) {
        List<Finding> findings = new ArrayList<>();
        String upper = indicator == null ? null : indicator.toUpperCase(Locale.ROOT);
        String unit = headings.members().containsKey("unit") ? text(row, "unit") : unitOf(upper);
        ObservationDraft draft = new ObservationDraft(
                text(row, "id"),
                text(row, "feed"),
                text(row, "city"),
                upper,
                period,
                number(value, findings),
                unit,
                text(row, "status"),
                integer(text(row, "revision"), findings),
                text(row, "observedAt"),
                text(row, "reason"));
        return new Item(new Submission(draft, findings), place, characters -> {
            String text = String.join(",", row.cells());
            return text.substring(0, Math.min(characters, text.length()));
        });
    }

    private static @Nullable String unitOf(@Nullable String indicator) {
        return indicator == null
                ? null
                : Indicator.named(indicator).map(i -> i.kind().unit()).orElse("");
    }

    private @Nullable String text(Rows.Row row, String member) {
        Integer column = headings.members().get(member);
        String text = column == null ? "" : row.cell(column);
        return text.isEmpty() ? null : text;
    }

    private static @Nullable Double number(@Nullable String text, List<Finding> findings) {
        if (text == null) {
            return null;
        }
        if (!NUMBER.matcher(text).matches()) {
            findings.add(new Finding(Refusal.WRONG_TYPE, "/value", "Expected a number with a decimal point."));
            return null;
        }
        return Double.valueOf(text);
    }

    private static @Nullable Long integer(@Nullable String text, List<Finding> findings) {
        if (text == null) {
            return null;
        }
        if (!INTEGER.matcher(text).matches()) {
            findings.add(new Finding(Refusal.WRONG_TYPE, "/revision", "Expected an integer."));
            return null;
        }
        return Long.valueOf(text);
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
