package io.tandem.fold;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/// Connections that answer.
final class Connections {
    private static final int ATTEMPTS = 5;
    private static final int SECONDS = 2;

    private Connections() {}

    /// A connection that has just answered. The pool keeps those that the database has ended until somebody finds
    /// out; these are thrown away here.
    static Connection living(DataSource database) throws SQLException {
        for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
            Connection connection = database.getConnection();
            if (connection.isValid(SECONDS)) {
                return connection;
            }
            connection.abort(Runnable::run);
            connection.close();
        }
        return database.getConnection();
    }
}
