package io.tandem.fold;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.sql.DataSource;

/// Where a topic's lanes stand in the schema that a connection works in: lane → offset of the next record to fold.
final class LiveOffsets {
    private static final String LANES = "select lane, next_offset from input_offset where topic = ? order by lane";

    private LiveOffsets() {}

    /// As of now.
    static SortedMap<Integer, Long> read(DataSource database, String topic) throws SQLException {
        try (Connection connection = Connections.living(database)) {
            return read(connection, topic);
        }
    }

    /// As of the connection's transaction.
    static SortedMap<Integer, Long> read(Connection connection, String topic) throws SQLException {
        return query(connection, LANES, topic);
    }

    /// The same, and nobody moves a lane before the connection's transaction ends.
    static SortedMap<Integer, Long> hold(Connection connection, String topic) throws SQLException {
        return query(connection, LANES + " for update", topic);
    }

    private static SortedMap<Integer, Long> query(Connection connection, String sql, String topic) throws SQLException {
        SortedMap<Integer, Long> offsets = new TreeMap<>();
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, topic);
            try (ResultSet lanes = query.executeQuery()) {
                while (lanes.next()) {
                    offsets.put(lanes.getInt(1), lanes.getLong(2));
                }
            }
        }
        return offsets;
    }
}
