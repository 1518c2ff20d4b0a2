package io.tandem.fold;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/// Connections that answer.
final class Connections {
    private static final int ATTEMPTS = 5;

    private Connections() {}

    /// A connection that has just answered. The pool keeps those that the database has ended until a statement
    /// on them fails; that is found out here.
    static Connection living(DataSource database) throws SQLException {
        for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
            Connection connection = database.getConnection();
            if (answers(connection)) {
                return connection;
            }
            connection.close();
        }
        return database.getConnection();
    }

    private static boolean answers(Connection connection) {
        try (Statement statement = connection.createStatement()) {
            statement.execute("select 1");
            return true;
        } catch (SQLException dead) {
            return false;
        }
    }
}
