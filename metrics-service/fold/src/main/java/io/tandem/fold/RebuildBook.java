package io.tandem.fold;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;

/// Who rebuilds a topic's state, and what is known of it (table `rebuild`).
///
/// The connection that writes the status also holds the lock, so that whoever can write is the one that
/// rebuilds, across all instances, and a rebuild whose instance died holds nothing.
final class RebuildBook implements AutoCloseable {
    private static final String TRY = "select pg_try_advisory_lock(hashtext('tandem.rebuild'), hashtext(?))";

    private static final String HELD = """
            select exists (select 1 from pg_locks where locktype = 'advisory' and granted and objsubid = 2
              and database = (select oid from pg_database where datname = current_database())
              and classid = cast(hashtext('tandem.rebuild') & 4294967295 as oid)
              and objid = cast(hashtext(?) & 4294967295 as oid))""";

    private static final String BEGIN = """
            insert into rebuild (topic, status) values (?, ?)
            on conflict (topic) do update set status = excluded.status, cancelled = false""";

    private static final String WRITE = "update rebuild set status = ? where topic = ? returning cancelled";

    private final Connection connection;
    private final String topic;

    private RebuildBook(Connection connection, String topic) {
        this.connection = connection;
        this.topic = topic;
    }

    /// Takes the lock and writes the first status; empty when another rebuild of the topic is under way.
    static Optional<RebuildBook> open(DataSource database, RebuildStatus first) throws SQLException {
        Connection connection = Connections.living(database);
        boolean kept = false;
        try {
            RebuildBook book = new RebuildBook(connection, first.topic());
            if (!book.truth(TRY, book.key())) {
                return Optional.empty();
            }
            book.change(BEGIN, first.topic(), json(first));
            kept = true;
            return Optional.of(book);
        } finally {
            if (!kept) {
                connection.close();
            }
        }
    }

    /// Replaces the status.
    ///
    /// @return whether somebody wants the rebuild to end
    synchronized boolean write(RebuildStatus status) throws SQLException {
        return truth(WRITE, json(status), topic);
    }

    /// What is known of the newest rebuild. One that is under way without anybody holding its lock has died with
    /// its instance.
    static RebuildStatus read(DataSource database, String topic, Instant now) throws SQLException {
        try (Connection connection = Connections.living(database);
                PreparedStatement query = connection.prepareStatement("select status from rebuild where topic = ?")) {
            RebuildBook book = new RebuildBook(connection, topic);
            boolean held = book.truth(HELD, book.key());
            query.setString(1, topic);
            try (ResultSet rows = query.executeQuery()) {
                if (!rows.next()) {
                    return RebuildStatus.idle(topic);
                }
                RebuildStatus status =
                        WireJson.read(rows.getString(1).getBytes(StandardCharsets.UTF_8), RebuildStatus.class);
                return status.state().underWay() && !held
                        ? status.failed("the instance that rebuilt is gone; begin again", now)
                        : status;
            }
        }
    }

    /// Asks whoever rebuilds to give up.
    static void cancel(DataSource database, String topic) throws SQLException {
        try (Connection connection = Connections.living(database)) {
            new RebuildBook(connection, topic).change("update rebuild set cancelled = true where topic = ?", topic);
        }
    }

    /// Writes how it ended where the connection that held the lock is lost; never over a rebuild that has begun since.
    static void amend(DataSource database, RebuildStatus status) throws SQLException {
        Optional<RebuildBook> book = open(database, status);
        if (book.isPresent()) {
            book.get().close();
        }
    }

    private String key() throws SQLException {
        return connection.getSchema() + "/" + topic;
    }

    private boolean truth(String sql, String... parameters) throws SQLException {
        try (PreparedStatement statement = prepared(sql, parameters);
                ResultSet rows = statement.executeQuery()) {
            return rows.next() && rows.getBoolean(1);
        }
    }

    private void change(String sql, String... parameters) throws SQLException {
        try (PreparedStatement statement = prepared(sql, parameters)) {
            statement.executeUpdate();
        }
    }

    private PreparedStatement prepared(String sql, String... parameters) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            statement.setString(i + 1, parameters[i]);
        }
        return statement;
    }

    private static String json(RebuildStatus status) {
        return new String(WireJson.write(status), StandardCharsets.UTF_8);
    }

    @Override
    public synchronized void close() throws SQLException {
        try {
            truth("select true from (select pg_advisory_unlock_all()) as unlocked");
        } finally {
            connection.close();
        }
    }
}
