package io.tandem.local;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;

/// A real single-node Kafka (KRaft) on the loopback address, as a JVM of its own; topics are never created
/// by mistake.
public final class KafkaBroker implements AutoCloseable {
    private static final Duration READY_LIMIT = Duration.ofSeconds(60);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(20);
    private static final List<String> JVM_OPTIONS = List.of(
            "-Xms64m",
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Dlog4j2.configurationFile=classpath:io/tandem/local/broker-log4j2.properties");

    private final Settings settings;
    private final BrokerStorage storage;
    private volatile ChildProcess process;

    /// How to run a broker.
    ///
    /// @param directory holds its settings and its log directory; kept when the broker stops
    /// @param port on the loopback address
    /// @param log where the broker's messages are appended
    public record Settings(Path directory, int port, Path log) {
        /// Relative paths are resolved here, because the broker works in a directory of its own.
        public Settings {
            directory = directory.toAbsolutePath();
            log = log.toAbsolutePath();
        }
    }

    private KafkaBroker(Settings settings, BrokerStorage storage) {
        this.settings = settings;
        this.storage = storage;
        this.process = launch();
    }

    /// Starts a broker on a new or an earlier log directory and waits until it serves.
    ///
    /// @throws LocalStackException when a broker runs there already, when the directory is damaged, or when
    ///     the broker ends before it serves
    public static KafkaBroker start(Settings settings) {
        try {
            Files.createDirectories(settings.directory());
        } catch (IOException e) {
            throw new LocalStackException("cannot use %s: %s".formatted(settings.directory(), e), e);
        }
        var storage = new BrokerStorage(settings.directory().resolve("data"));
        storage.ensureFormatted();
        return new KafkaBroker(settings, storage);
    }

    /// Address for clients.
    public String bootstrapServers() {
        return "127.0.0.1:" + settings.port();
    }

    /// Creates the topics that are missing; those that exist are left as they are.
    public void createTopics(Collection<NewTopic> topics) {
        try (Admin admin = admin()) {
            Set<String> known = admin.listTopics().names().get(30, TimeUnit.SECONDS);
            List<NewTopic> missing = topics.stream()
                    .filter(topic -> !known.contains(topic.name()))
                    .toList();
            admin.createTopics(missing).all().get(30, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new LocalStackException("cannot create topics: " + e.getCause(), e);
            }
        } catch (TimeoutException e) {
            throw new LocalStackException("the broker did not create the topics within 30 s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalStackException("interrupted", e);
        }
    }

    /// The running process.
    public ChildProcess process() {
        return process;
    }

    /// `kill -9`.
    public void kill() {
        process.kill();
    }

    /// Starts again on the same data and port after [#kill] or [#close]; waits until it serves.
    public void restart() {
        if (process.isAlive()) {
            close();
        }
        process = launch();
    }

    /// Stops the broker in an orderly way and keeps the data.
    @Override
    public void close() {
        process.stop(Signal.TERM, STOP_LIMIT);
    }

    private ChildProcess launch() {
        storage.ensureUnused();
        Path properties = settings.directory().resolve("server.properties");
        try {
            Files.writeString(properties, BrokerSettings.of(settings.port(), FreePort.pick(), storage.path()));
        } catch (IOException e) {
            throw new LocalStackException("cannot write " + properties, e);
        }
        ChildProcess started = ChildProcess.start(
                "Kafka broker", command(properties), Map.of("CLASSPATH", classPath()), storage.path(), settings.log());
        boolean serving = false;
        try {
            awaitServing(started);
            serving = true;
            return started;
        } finally {
            if (!serving) {
                started.kill();
            }
        }
    }

    private void awaitServing(ChildProcess started) {
        try (Admin admin = admin()) {
            boolean serving = Poll.until(READY_LIMIT, Duration.ofMillis(50), () -> !started.isAlive() || serves(admin));
            if (!started.isAlive()) {
                throw started.died();
            }
            if (!serving) {
                throw new LocalStackException("the Kafka broker did not serve within %d s; see %s"
                        .formatted(READY_LIMIT.toSeconds(), settings.log()));
            }
        }
    }

    private static boolean serves(Admin admin) {
        try {
            return !admin.describeCluster().nodes().get(1, TimeUnit.SECONDS).isEmpty();
        } catch (ExecutionException | TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalStackException("interrupted", e);
        }
    }

    private Admin admin() {
        return Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers(),
                AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, "100",
                AdminClientConfig.RETRY_BACKOFF_MAX_MS_CONFIG, "100"));
    }

    private static List<String> command(Path properties) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return Stream.of(List.of(java), JVM_OPTIONS, List.of("kafka.Kafka", properties.toString()))
                .flatMap(List::stream)
                .toList();
    }

    /// This JVM's class path, absolute. Surefire's and Failsafe's forks have the whole test class path in
    /// the property, or one jar whose manifest names it; a child understands both.
    private static String classPath() {
        String own = Optional.ofNullable(System.getProperty("java.class.path")).orElse("");
        return Stream.of(own.split(File.pathSeparator, -1))
                .filter(entry -> !entry.isEmpty())
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .reduce((left, right) -> left + File.pathSeparator + right)
                .orElseThrow();
    }
}
