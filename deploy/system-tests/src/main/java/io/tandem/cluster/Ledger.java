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

    private final Connection connection;
    private final PreparedStatement lanes;

    /// Opens a connection of its own.
    ///
    /// @param program metrics-service or ranking-service
    public Ledger(Cluster cluster, Program program) {
        try {
            connection = DriverManager.getConnection(
                    cluster.backing().jdbcUrl(program.role()), program.role(), program.role());
            lanes = connection.prepareStatement(LANES);
        } catch (SQLException e) {
            throw new LocalStackException("cannot connect to the schema of " + program.module(), e);
        }
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
        try (ResultSet rows = lanes.executeQuery()) {
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
        } catch (SQLException e) {
            throw new LocalStackException("cannot read input_offset: " + e.getMessage(), e);
        }
    }

    /// Reads a number for each key.
    ///
    /// @param query has two columns: the key, unique, and a whole number
    /// @param key what JDBC makes of the first column
    public synchronized <K> Map<K, Long> numbers(String query, Class<K> key) {
        try (var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            Map<K, Long> numbers = new HashMap<>();
            while (rows.next()) {
                numbers.put(rows.getObject(1, key), rows.getLong(2));
            }
            return numbers;
        } catch (SQLException e) {
            throw new LocalStackException("cannot read: " + query, e);
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
