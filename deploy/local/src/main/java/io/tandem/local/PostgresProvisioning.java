package io.tandem.local;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.UnaryOperator;

/// The database, roles and schemas that the services expect; what exists is kept.
final class PostgresProvisioning {
    private final PostgresServer server;

    PostgresProvisioning(PostgresServer server) {
        this.server = server;
    }

    /// @param passwordOf a role's password
    void provide(UnaryOperator<String> passwordOf) {
        try (Connection connection = server.administrator("postgres")) {
            for (String role : PostgresServer.ROLES) {
                ensureRole(connection, role, passwordOf.apply(role));
            }
            if (!exists(connection, "select 1 from pg_database where datname = ?", PostgresServer.DATABASE)) {
                execute(connection, "create database " + PostgresServer.DATABASE);
            }
        } catch (SQLException e) {
            throw new LocalStackException("cannot create PostgreSQL roles: " + e.getMessage(), e);
        }
        try (Connection connection = server.administrator(PostgresServer.DATABASE)) {
            for (String role : PostgresServer.ROLES) {
                ensureSchema(connection, role);
            }
        } catch (SQLException e) {
            throw new LocalStackException("cannot create PostgreSQL schemas: " + e.getMessage(), e);
        }
    }

    private static void ensureRole(Connection connection, String role, String password) throws SQLException {
        boolean known = exists(connection, "select 1 from pg_roles where rolname = ?", role);
        String quoted = "'" + password.replace("'", "''") + "'";
        execute(connection, (known ? "alter" : "create") + " role " + role + " login password " + quoted);
    }

    private static void ensureSchema(Connection connection, String role) throws SQLException {
        execute(connection, "create schema if not exists %s authorization %s".formatted(role, role));
        execute(connection, "create schema if not exists %s_rebuild authorization %s".formatted(role, role));
        execute(
                connection,
                "alter role %s in database %s set search_path = %s".formatted(role, PostgresServer.DATABASE, role));
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    private static void execute(Connection connection, String command) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(command);
        }
    }
}
