package io.tandem.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresServerIT {
    @TempDir
    private static Path shared;

    @TempDir
    private Path directory;

    private final int port = FreePort.pick();

    @BeforeEach
    void shareThePrograms() throws IOException {
        Path unpacked = PostgresBinaries.unpackedIn(shared).directory();
        Path own = Files.createDirectories(directory.resolve("postgres"));
        Files.createSymbolicLink(own.resolve(unpacked.getFileName()), unpacked);
    }

    @Test
    void committedRowsSurviveKillNineAndRestart() throws SQLException {
        try (PostgresServer server = start()) {
            // Given
            server.provision(Map.of("ingest", "ingest"));
            execute(server, "create table kept (n int)", "insert into kept values (42)");

            // When
            server.kill();
            assertThat(server.process().isAlive()).isFalse();
            server.restart();

            // Then
            assertThat(query(server, "select n from kept")).isEqualTo("42");
        }
    }

    @Test
    void keepsDataPasswordsAndDurabilityFromOneStartToTheNext() throws SQLException {
        // Given
        String password;
        try (PostgresServer server = start()) {
            server.provision(Map.of("ingest", "ingest"));
            execute(server, "create table kept as select 7 as n");
            password = server.passwordOf("ranking");
        }

        // When
        try (PostgresServer server = start()) {
            server.provision(Map.of("ingest", "ingest"));

            // Then
            assertThat(server.passwordOf("ranking")).isEqualTo(password);
            assertThat(query(server, "select n from kept")).isEqualTo("7");
            assertThat(query(server, "show fsync")).isEqualTo("on");
            assertThat(query(server, "show data_checksums")).isEqualTo("on");
            assertThat(query(server, "show password_encryption")).isEqualTo("scram-sha-256");
            assertThat(query(server, "select current_schema()")).isEqualTo("ingest");
        }
    }

    @Test
    void refusesWrongPasswords() {
        try (PostgresServer server = start()) {
            server.provision(Map.of());

            assertThatThrownBy(() -> DriverManager.getConnection(server.jdbcUrl("ingest"), "ingest", "ingest"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password authentication failed");
        }
    }

    @Test
    void keepsGeneratedPasswordsToItsOwner() throws IOException {
        start().close();

        var permissions = Files.getPosixFilePermissions(directory.resolve("postgres/data/tandem.credentials"));

        assertThat(PosixFilePermissions.toString(permissions)).isEqualTo("rw-------");
        assertThat(directory.resolve("postgres/data.new.password")).doesNotExist();
    }

    @Test
    void anInterruptedCreationIsDoneAgain() throws IOException {
        // Given
        Path fresh = Files.createDirectories(directory.resolve("postgres/data.new/base"));
        Files.writeString(fresh.resolve("half"), "written");

        // When
        start().close();

        // Then
        assertThat(directory.resolve("postgres/data/PG_VERSION")).exists();
        assertThat(fresh).doesNotExist();
    }

    @Test
    void aDamagedDirectoryIsRefusedAndLeftAsItIs() throws IOException {
        // Given
        start().close();
        Files.delete(directory.resolve("postgres/data/global/pg_control"));

        // Then
        assertThatThrownBy(this::start)
                .isInstanceOf(LocalStackException.class)
                .hasMessageContaining("is not a whole PostgreSQL cluster")
                .hasMessageContaining("move the directory away");
        assertThat(directory.resolve("postgres/data/PG_VERSION")).exists();
    }

    @Test
    void aSecondServerOnTheSameDataIsRefused() {
        try (PostgresServer server = start()) {
            assertThatThrownBy(this::start)
                    .isInstanceOf(LocalStackException.class)
                    .hasMessageContaining(
                            "process %d".formatted(server.process().pid()));
        }
    }

    @Test
    void aLockThatNamesAStrangerDoesNotHinder() throws IOException {
        // Given
        try (PostgresServer server = start()) {
            server.kill();
        }
        Path lock = directory.resolve("postgres/data/postmaster.pid");
        String own = Long.toString(ProcessHandle.current().pid());
        Files.writeString(lock, Files.readString(lock).replaceFirst("^\\d+", own));

        // When
        try (PostgresServer server = start()) {
            // Then
            assertThat(server.process().isAlive()).isTrue();
        }
    }

    @Test
    void aPortInUseEndsTheStartWithTheServersOwnWords() throws IOException {
        try (var taken = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertThat(taken.isBound()).isTrue();
            assertThatThrownBy(this::start)
                    .isInstanceOf(LocalStackException.class)
                    .hasMessageContaining("Address already in use");
        }
    }

    private PostgresServer start() {
        return PostgresServer.start(new PostgresServer.Settings(
                directory.resolve("postgres"), port, true, directory.resolve("postgres.log")));
    }

    private static void execute(PostgresServer server, String... commands) throws SQLException {
        try (Connection connection = DriverManager.getConnection(server.jdbcUrl("ingest"), "ingest", "ingest");
                Statement statement = connection.createStatement()) {
            for (String command : commands) {
                statement.execute(command);
            }
        }
    }

    private static String query(PostgresServer server, String query) throws SQLException {
        try (Connection connection = DriverManager.getConnection(server.jdbcUrl("ingest"), "ingest", "ingest");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }
}
