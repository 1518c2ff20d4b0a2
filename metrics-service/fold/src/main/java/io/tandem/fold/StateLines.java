package io.tandem.fold;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// A state as it was at one moment, line by line.
final class StateLines implements AutoCloseable {
    private static final int SHOWN = 20;
    private static final int LINES_AT_ONCE = 2_000;

    private final Connection connection;
    private final StateRows rows;

    /// As of now; the moment lasts until it is closed.
    StateLines(DataSource database, String schema, StateRows rows) throws SQLException {
        this.rows = rows;
        this.connection = Connections.living(database);
        try (Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("set transaction isolation level repeatable read, read only");
            statement.execute("set local search_path to " + schema);
        }
    }

    /// Lane → offset of the next record to fold. The first call makes the moment.
    SortedMap<Integer, Long> offsets() throws SQLException {
        return LiveOffsets.read(connection, rows.topic());
    }

    /// What only one of both states has. Both are read once, side by side in the order of their lines, so that
    /// they may be larger than memory.
    ///
    /// @param check is called now and then; what it throws ends the comparison
    static RebuildStatus.Differences between(StateLines live, StateLines rebuilt, Runnable check) throws SQLException {
        Tally onlyLive = new Tally();
        Tally onlyRebuilt = new Tally();
        for (Map.Entry<String, String> part : live.rows.parts().entrySet()) {
            String sorted = "select line from (" + part.getValue() + ") as state order by line collate \"C\"";
            try (Statement left = live.streaming();
                    Statement right = rebuilt.streaming();
                    ResultSet ours = left.executeQuery(sorted);
                    ResultSet theirs = right.executeQuery(sorted)) {
                merge(ours, theirs, onlyLive, onlyRebuilt, check);
            }
        }
        return new RebuildStatus.Differences(onlyLive.count, onlyRebuilt.count, onlyLive.first, onlyRebuilt.first);
    }

    private static void merge(ResultSet ours, ResultSet theirs, Tally onlyLive, Tally onlyRebuilt, Runnable check)
            throws SQLException {
        @Nullable String left = next(ours);
        @Nullable String right = next(theirs);
        for (long read = 0; left != null || right != null; read++) {
            if (read % LINES_AT_ONCE == 0) {
                check.run();
            }
            int order = left == null ? 1 : right == null ? -1 : compare(left, right);
            if (order < 0) {
                onlyLive.add(left);
            } else if (order > 0) {
                onlyRebuilt.add(right);
            }
            left = order <= 0 ? next(ours) : left;
            right = order >= 0 ? next(theirs) : right;
        }
    }

    private static @Nullable String next(ResultSet lines) throws SQLException {
        return lines.next() ? lines.getString(1) : null;
    }

    /// By UTF-8 bytes, as collation "C" does.
    private static int compare(String left, String right) {
        return Arrays.compareUnsigned(left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
    }

    private Statement streaming() throws SQLException {
        Statement statement = connection.createStatement();
        statement.setFetchSize(LINES_AT_ONCE);
        return statement;
    }

    @Override
    public void close() throws SQLException {
        try (connection) {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    private static final class Tally {
        private final List<String> first = new ArrayList<>();
        private long count;

        void add(@Nullable String line) {
            count++;
            if (first.size() < SHOWN && line != null) {
                first.add(line);
            }
        }
    }
}
