package io.tandem.ingest.application;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where in what was sent an item is.
///
/// @param line of a text of lines, from 1; 0 when it has none
/// @param row of a table, from 1, counting the header; 0 when there is none
/// @param columns heading by the member that is read from it: `/value` from `SO2-2015`
public record Place(long line, long row, Map<String, String> columns) {
    /// A line.
    public static Place line(long line) {
        return new Place(line, 0, Map.of());
    }

    /// A row.
    public static Place row(long row, Map<String, String> columns) {
        return new Place(0, row, columns);
    }

    /// The heading of the column that a member is read from.
    public @Nullable String column(String pointer) {
        return columns.get(pointer);
    }
}
