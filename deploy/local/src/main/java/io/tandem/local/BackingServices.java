package io.tandem.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.common.utils.Utils;

/// Broker and PostgreSQL for tests: in a temporary directory, on free ports, with all topics, roles and
/// schemas.
///
/// A role's password is its name. Nothing is left when it is closed or when the JVM ends.
public final class BackingServices implements AutoCloseable {
    private final Path directory;
    private final PostgresServer postgres;
    private final KafkaBroker broker;
    private final Thread atExit;

    private BackingServices(Path directory, PostgresServer postgres, KafkaBroker broker) {
        this.directory = directory;
        this.postgres = postgres;
        this.broker = broker;
        this.atExit = new Thread(this::stopAndRemove, "stop backing services");
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /// Starts both at the same time, without fsync.
    ///
    /// @throws LocalStackException when one of them does not start; nothing is left then
    public static BackingServices start() {
        return start(false);
    }

    /// Starts both at the same time.
    ///
    /// @param fsync whether PostgreSQL's commits survive a power cut; `kill -9` they survive in any case
    /// @throws LocalStackException when one of them does not start; nothing is left then
    public static BackingServices start(boolean fsync) {
        Path directory = temporaryDirectory();
        // Threads of the caller's class loader, which Kafka's clients look into; those of the common pool keep the
        // first's
        Executor together = Thread::startVirtualThread;
        var postgres = CompletableFuture.supplyAsync(() -> startPostgres(directory, fsync), together);
        var broker = CompletableFuture.supplyAsync(() -> startBroker(directory), together);
        try {
            return new BackingServices(directory, postgres.join(), broker.join());
        } catch (CompletionException e) {
            postgres.thenAccept(PostgresServer::close)
                    .exceptionally(failed -> null)
                    .join();
            broker.thenAccept(KafkaBroker::close).exceptionally(failed -> null).join();
            remove(directory);
            throw e.getCause() instanceof LocalStackException known ? known : e;
        }
    }

    /// Configuration of one service, as `TANDEM_*` names that its configuration refers to.
    ///
    /// @param service `ingest`, `metrics` or `ranking`
    public Map<String, String> environment(String service) {
        return Map.of(
                "TANDEM_KAFKA_BOOTSTRAP",
                bootstrapServers(),
                "TANDEM_DB_HOST",
                "127.0.0.1",
                "TANDEM_DB_PORT",
                Integer.toString(postgres.port()),
                "TANDEM_DB_NAME",
                PostgresServer.DATABASE,
                "TANDEM_DB_USER",
                service,
                "TANDEM_DB_PASSWORD",
                service,
                "TANDEM_LOG_JSON",
                "false",
                "TANDEM_FEEDS_REQUIRED",
                "false");
    }

    /// Address of the broker.
    public String bootstrapServers() {
        return broker.bootstrapServers();
    }

    /// JDBC URL of a service's schema; user and password are the service's name.
    public String jdbcUrl(String service) {
        return postgres.jdbcUrl(service);
    }

    /// Address of a service's schema for Vert.x clients; user and password are the service's name.
    public String reactiveUrl(String service) {
        return postgres.reactiveUrl(service);
    }

    /// The database server, to be killed and restarted at will.
    public PostgresServer postgres() {
        return postgres;
    }

    /// The broker, to be killed and restarted at will.
    public KafkaBroker broker() {
        return broker;
    }

    /// Where everything is; log files end in `.log`.
    public Path directory() {
        return directory;
    }

    /// Stops both and removes every file.
    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(atExit);
        stopAndRemove();
    }

    private void stopAndRemove() {
        var stopping = CompletableFuture.runAsync(broker::close);
        postgres.close();
        stopping.join();
        remove(directory);
    }

    private static PostgresServer startPostgres(Path directory, boolean fsync) {
        PostgresServer server = PostgresServer.start(new PostgresServer.Settings(
                directory.resolve("postgres"), FreePort.pick(), fsync, directory.resolve("postgres.log")));
        server.provision(PostgresServer.ROLES.stream().collect(Collectors.toMap(Function.identity(), role -> role)));
        return server;
    }

    private static KafkaBroker startBroker(Path directory) {
        KafkaBroker broker = KafkaBroker.start(
                new KafkaBroker.Settings(directory.resolve("kafka"), FreePort.pick(), directory.resolve("kafka.log")));
        broker.createTopics(Topics.all());
        return broker;
    }

    private static Path temporaryDirectory() {
        try {
            return Files.createTempDirectory("tandem-backing-");
        } catch (IOException e) {
            throw new LocalStackException("cannot create a temporary directory", e);
        }
    }

    private static void remove(Path directory) {
        try {
            Utils.delete(directory.toFile());
        } catch (IOException e) {
            throw new LocalStackException("cannot remove " + directory, e);
        }
    }
}
