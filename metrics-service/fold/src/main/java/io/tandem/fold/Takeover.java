package io.tandem.fold;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/// Puts a rebuilt state in the place of the service's while every lane is held, both at the same offsets.
///
/// The service's batches wait meanwhile. What takes too long is given up, and tried again when the service has
/// had its turn.
final class Takeover {
    private static final Logger LOG = Logger.getLogger(Takeover.class);
    private static final Duration LONGEST_CATCH_UP = Duration.ofSeconds(1);
    private static final int ATTEMPTS = 50;
    private static final long CLOSE = 2_000;
    private static final int ROUNDS = 10;

    private static final String FORGET = "update input_offset set generation = generation + 1 where topic = ?";

    /// Shorter than what the service's own statements wait.
    private static final String PATIENCE = "set local lock_timeout to '500ms'";

    private final DataSource database;
    private final String topic;
    private final Refolding refolding;
    private final List<String> statements;

    Takeover(DataSource database, String topic, Refolding refolding, List<String> statements) {
        this.database = database;
        this.topic = topic;
        this.refolding = refolding;
        this.statements = List.copyOf(statements);
    }

    /// Does it.
    ///
    /// @return how long the lanes were held in the attempt that succeeded
    /// @throws IllegalStateException when no attempt did
    Duration perform(Runnable check) throws SQLException, InterruptedException {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            approach(check);
            try {
                return hold(check);
            } catch (Late | SQLException given) {
                if (given instanceof SQLException refused && !"55P03".equals(refused.getSQLState())) {
                    throw refused;
                }
                LOG.infof("%s: the rebuilt state does not take over yet: %s", topic, given.getMessage());
                Thread.sleep(200L * Math.min(attempt, 10));
            }
        }
        throw new IllegalStateException("the service is too busy for the rebuilt state to take over");
    }

    /// Comes close to where the service is.
    private void approach(Runnable check) throws SQLException {
        for (int round = 0; round < ROUNDS; round++) {
            SortedMap<Integer, Long> live = LiveOffsets.read(database, topic);
            SortedMap<Integer, Long> here = refolding.positions();
            long lag = live.entrySet().stream()
                    .mapToLong(lane -> Math.max(0, lane.getValue() - here.getOrDefault(lane.getKey(), 0L)))
                    .sum();
            refolding.upTo(live, check);
            if (lag <= CLOSE) {
                return;
            }
        }
    }

    private Duration hold(Runnable check) throws SQLException {
        try (Connection connection = Connections.living(database);
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            try {
                statement.execute(PATIENCE);
                long begun = System.nanoTime();
                SortedMap<Integer, Long> held = LiveOffsets.hold(connection, topic);
                refolding.upTo(held, () -> {
                    check.run();
                    if (System.nanoTime() - begun > LONGEST_CATCH_UP.toNanos()) {
                        throw new Late();
                    }
                });
                for (String sql : statements) {
                    statement.execute(sql);
                }
                try (PreparedStatement forget = connection.prepareStatement(FORGET)) {
                    forget.setString(1, topic);
                    forget.executeUpdate();
                }
                connection.commit();
                return Duration.ofNanos(System.nanoTime() - begun);
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    /// Catching up took too long.
    private static final class Late extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Late() {
            super("it did not catch up in time");
        }
    }
}
