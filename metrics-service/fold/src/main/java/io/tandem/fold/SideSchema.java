package io.tandem.fold;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/// The schema beside the service's that a rebuild folds into: `<schema>_rebuild`, made by the same migrations,
/// so that its tables, indexes and constraints have the same names and can take the place of the service's.
///
/// The schema itself stays; whoever set up the database may have made it for a role that cannot.
record SideSchema(DataSource database, Flyway migrations, String live) {
    /// The schema beside the one that the connections of `database` work in.
    static SideSchema beside(DataSource database, Flyway migrations) throws SQLException {
        try (Connection connection = Connections.living(database)) {
            return new SideSchema(database, migrations, connection.getSchema());
        }
    }

    String name() {
        return live + "_rebuild";
    }

    /// Makes it anew, without any state.
    void create() throws SQLException {
        drop();
        try (Connection connection = Connections.living(database);
                Statement statement = connection.createStatement()) {
            if (!exists(connection)) {
                statement.execute("create schema " + name());
            }
        }
        Flyway.configure(getClass().getClassLoader())
                .configuration(migrations.getConfiguration())
                .defaultSchema(name())
                .schemas(name())
                .load()
                .migrate();
    }

    /// Empties it.
    void drop() throws SQLException {
        try (Connection connection = Connections.living(database);
                Statement statement = connection.createStatement()) {
            for (String table : tables(connection)) {
                statement.execute("drop table %s.%s cascade".formatted(name(), table));
            }
        }
    }

    /// Lets the planner know what has been filled in.
    void analyze() throws SQLException {
        try (Connection connection = Connections.living(database);
                Statement statement = connection.createStatement()) {
            for (String table : tables(connection)) {
                statement.execute("analyze %s.%s".formatted(name(), table));
            }
        }
    }

    private boolean exists(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("select 1 from pg_namespace where nspname = ?")) {
            query.setString(1, name());
            try (ResultSet rows = query.executeQuery()) {
                return rows.next();
            }
        }
    }

    private List<String> tables(Connection connection) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("select tablename from pg_tables where schemaname = ?")) {
            query.setString(1, name());
            try (ResultSet rows = query.executeQuery()) {
                List<String> tables = new ArrayList<>();
                while (rows.next()) {
                    tables.add(rows.getString(1));
                }
                return tables;
            }
        }
    }
}
