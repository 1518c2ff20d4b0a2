package io.tandem.ingest.formats;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The rows of a table in their order, the header included.
public interface Rows extends AutoCloseable {
    /// One row.
    ///
    /// @param number from 1, as the sender's program shows it
    /// @param cells text of each cell; empty where there is none
    record Row(long number, List<String> cells) {
        /// A cell's text without the space around it; empty beyond the last.
        String cell(int column) {
            return column < cells.size() ? cells.get(column).strip() : "";
        }
    }

    /// The next row; null after the last.
    ///
    /// @throws IOException when the sender does not go on
    /// @throws TableException when the table cannot be read any further
    @Nullable
    Row next() throws IOException;

    @Override
    void close() throws IOException;
}
