package io.tandem.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.postgresql.ds.PGSimpleDataSource;

/// A real PostgreSQL on the loopback address, as a child process, with one role and schema per service.
///
/// Stops with SIGINT (fast shutdown): SIGTERM would wait for the clients to leave.
public final class PostgresServer implements AutoCloseable {
    /// The database that the services share, each in its own schema.
    public static final String DATABASE = "tandem";

    /// The services' roles; each owns the schema of the same name.
    public static final List<String> ROLES = List.of("ingest", "metrics", "ranking");

    private static final Duration READY_LIMIT = Duration.ofSeconds(60);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(20);

    private final Settings settings;
    private final PostgresBinaries binaries;
    private final PostgresDataDirectory data;
    private final PostgresCredentials credentials;
    private volatile ChildProcess process;

    /// How to run a server.
    ///
    /// @param directory holds the programs and the data directory; kept when the server stops
    /// @param port on the loopback address
    /// @param fsync whether commits survive a power cut; off only for tests
    /// @param log where the server's messages are appended
    public record Settings(Path directory, int port, boolean fsync, Path log) {
        /// Relative paths are resolved here, because the server works in a directory of its own.
        public Settings {
            directory = directory.toAbsolutePath();
            log = log.toAbsolutePath();
        }
    }

    private PostgresServer(Settings settings, PostgresBinaries binaries, PostgresDataDirectory data)
            throws IOException {
        this.settings = settings;
        this.binaries = binaries;
        this.data = data;
        this.credentials = PostgresCredentials.readFrom(data.path());
        this.process = launch();
    }

    /// Starts a server on a new or an earlier data directory and waits until it answers.
    ///
    /// @throws LocalStackException when a server runs there already, when the directory is damaged or half
    ///     written, or when the server ends before it answers
    public static PostgresServer start(Settings settings) {
        try {
            Files.createDirectories(settings.directory());
            var binaries = PostgresBinaries.unpackedIn(settings.directory());
            var data = new PostgresDataDirectory(settings.directory().resolve("data"));
            data.ensureCreated(binaries, settings.log());
            return new PostgresServer(settings, binaries, data);
        } catch (IOException e) {
            throw new LocalStackException("cannot use %s: %s".formatted(settings.directory(), e), e);
        }
    }

    /// Creates what is missing of the database, roles and schemas, and sets the roles' passwords.
    ///
    /// @param passwords by role; roles that are missing here get their generated password
    public void provision(Map<String, String> passwords) {
        new PostgresProvisioning(this).provide(role -> passwords.getOrDefault(role, credentials.of(role)));
    }

    /// A service role's generated password.
    public String passwordOf(String role) {
        return credentials.of(role);
    }

    /// The port it listens on.
    public int port() {
        return settings.port();
    }

    /// JDBC URL of a role's schema.
    public String jdbcUrl(String role) {
        return "jdbc:postgresql://127.0.0.1:%d/%s?currentSchema=%s".formatted(port(), DATABASE, role);
    }

    /// Address of a role's schema for Vert.x clients.
    public String reactiveUrl(String role) {
        return "vertx-reactive:postgresql://127.0.0.1:%d/%s?search_path=%s".formatted(port(), DATABASE, role);
    }

    /// A connection as the superuser.
    ///
    /// @param database such as [#DATABASE]
    public Connection administrator(String database) throws SQLException {
        var source = new PGSimpleDataSource();
        source.setServerNames(new String[] {"127.0.0.1"});
        source.setPortNumbers(new int[] {port()});
        source.setDatabaseName(database);
        source.setUser(PostgresCredentials.ADMINISTRATOR);
        source.setPassword(credentials.of(PostgresCredentials.ADMINISTRATOR));
        source.setConnectTimeout(5);
        return source.getConnection();
    }

    /// The running process.
    public ChildProcess process() {
        return process;
    }

    /// `kill -9` of the server; its backends follow by themselves.
    public void kill() {
        process.kill();
    }

    /// Starts again on the same data and port after [#kill] or [#close]; waits until it answers.
    public void restart() {
        if (process.isAlive()) {
            close();
        }
        process = launch();
    }

    /// Stops the server, rolls open transactions back and keeps the data.
    @Override
    public void close() {
        process.stop(Signal.INT, STOP_LIMIT);
    }

    private ChildProcess launch() {
        data.ensureUnused();
        ChildProcess started =
                ChildProcess.start("PostgreSQL", command(), Map.of(), settings.directory(), settings.log());
        boolean ready = false;
        try {
            awaitAnswer(started);
            ready = true;
            return started;
        } finally {
            if (!ready) {
                started.stop(Signal.INT, STOP_LIMIT);
            }
        }
    }

    private void awaitAnswer(ChildProcess started) {
        boolean answered = Poll.until(READY_LIMIT, Duration.ofMillis(20), () -> !started.isAlive() || answers());
        if (!started.isAlive()) {
            throw started.died();
        }
        if (!answered) {
            throw new LocalStackException(
                    "PostgreSQL did not answer within %d s; see %s".formatted(READY_LIMIT.toSeconds(), settings.log()));
        }
    }

    private List<String> command() {
        var command = new ArrayList<>(binaries.command("postgres"));
        command.addAll(List.of("-D", data.path().toString(), "-h", "127.0.0.1", "-p", Integer.toString(port())));
        List.of(
                        "fsync=" + (settings.fsync() ? "on" : "off"),
                        "unix_socket_directories=",
                        "logging_collector=off",
                        "log_checkpoints=off",
                        "log_timezone=UTC",
                        "timezone=UTC",
                        "max_connections=100",
                        "shared_buffers=64MB")
                .forEach(setting -> command.addAll(List.of("-c", setting)));
        return command;
    }

    private boolean answers() {
        try (Connection connection = administrator("postgres")) {
            return connection.isValid(5);
        } catch (SQLException e) {
            return false;
        }
    }
}
