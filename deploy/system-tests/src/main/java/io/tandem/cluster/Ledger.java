package io.tandem.cluster;

import io.tandem.local.LocalStackException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/// What a service has stored about its input lanes, read past the service from its database schema.
public final class Ledger implements AutoCloseable {
    private static final String LANES = """
        select lane, next_offset, sequence, published, applied, duplicate, superseded, quarantined
        from input_offset order by lane\
        """;

    private final Cluster cluster;
    private final Program program;
    private Connection connection;

    /// Opens a connection of its own.
    ///
    /// @param program metrics-service or ranking-service
    public Ledger(Cluster cluster, Program program) {
        this.cluster = cluster;
        this.program = program;
        this.connection = connect();
    }

    private Connection connect() {
        try {
            return DriverManager.getConnection(
                    cluster.backing().jdbcUrl(program.role()), program.role(), program.role());
        } catch (SQLException e) {
            throw new LocalStackException("cannot connect to the schema of " + program.module(), e);
        }
    }

    /// A restarted server knows nothing of the connection, which is made anew then.
    private <T> T read(Reading<T> reading, String what) {
        try {
            return reading.from(connection);
        } catch (SQLException broken) {
            connection = connect();
        }
        try {
            return reading.from(connection);
        } catch (SQLException e) {
            throw new LocalStackException("cannot read %s: %s".formatted(what, e.getMessage()), e);
        }
    }

    private interface Reading<T> {
        T from(Connection connection) throws SQLException;
    }

    /// How far one input partition has been folded.
    ///
    /// @param nextOffset offset of the next record to apply
    /// @param sequence number of the last output row
    /// @param published number of the last output row that the broker is known to have
    public record Lane(
            int lane,
            long nextOffset,
            long sequence,
            long published,
            long applied,
            long duplicate,
            long superseded,
            long quarantined) {
        /// Records that were given an outcome.
        public long outcomes() {
            return applied + duplicate + superseded + quarantined;
        }
    }

    /// Every lane that was ever opened, by number.
    public synchronized List<Lane> lanes() {
        return read(Ledger::lanes, "input_offset");
    }

    private static List<Lane> lanes(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LANES);
                ResultSet rows = statement.executeQuery()) {
            List<Lane> read = new ArrayList<>();
            while (rows.next()) {
                read.add(new Lane(
                        rows.getInt(1),
                        rows.getLong(2),
                        rows.getLong(3),
                        rows.getLong(4),
                        rows.getLong(5),
                        rows.getLong(6),
                        rows.getLong(7),
                        rows.getLong(8)));
            }
            return read;
        }
    }

    /// Reads a number for each key.
    ///
    /// @param query has two columns: the key, unique, and a whole number
    /// @param key what JDBC makes of the first column
    public synchronized <K> Map<K, Long> numbers(String query, Class<K> key) {
        return read(connection -> numbers(connection, query, key), query);
    }

    private static <K> Map<K, Long> numbers(Connection connection, String query, Class<K> key) throws SQLException {
        try (var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            Map<K, Long> numbers = new HashMap<>();
            while (rows.next()) {
                numbers.put(rows.getObject(1, key), rows.getLong(2));
            }
            return numbers;
        }
    }

    /// A figure summed over the lanes.
    public static long sum(List<Lane> lanes, ToLongFunction<Lane> figure) {
        return lanes.stream().mapToLong(figure).sum();
    }

    /// Whether every output row is known to be with the broker.
    public static boolean allPublished(List<Lane> lanes) {
        return lanes.stream().allMatch(lane -> lane.published() == lane.sequence());
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new LocalStackException("cannot close", e);
        }
    }
}
