package io.tandem.local.stack;

import io.tandem.local.AotCache;
import io.tandem.local.ChildProcess;
import io.tandem.local.PostgresServer;
import io.tandem.local.ServiceJvm;
import io.tandem.local.Signal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A packaged service as a JVM with a small heap.
final class ServiceMember implements Member {
    /// Longer than the services' own time for finishing what they have in hand.
    private static final Duration STOP_LIMIT = Duration.ofSeconds(25);

    private final StackSettings settings;
    private final Replica replica;
    private final Secrets secrets;
    private volatile ChildProcess process;

    /// What only the service may know.
    ///
    /// @param databasePassword of its role
    /// @param webhooksKey encrypts the secrets of webhooks
    record Secrets(String databasePassword, String webhooksKey) {}

    /// Starts it; whether it is ready, [Readiness] tells.
    ServiceMember(StackSettings settings, Replica replica, Secrets secrets) {
        this.settings = settings;
        this.replica = replica;
        this.secrets = secrets;
        this.process = launch();
    }

    @Override
    public Replica replica() {
        return replica;
    }

    @Override
    public ChildProcess process() {
        return process;
    }

    @Override
    public void restart() {
        process = launch();
    }

    @Override
    public void stop() {
        process.stop(Signal.TERM, STOP_LIMIT);
    }

    /// Where the build puts a service's program.
    static Path program(StackSettings settings, Component component) {
        return settings.home().resolve(component.id()).resolve("target/quarkus-app/quarkus-run.jar");
    }

    private ChildProcess launch() {
        return ChildProcess.start(replica.title(), command(), environment(), settings.data(), settings.log(replica));
    }

    private List<String> command() {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ServiceJvm.OPTIONS);
        // Another collector or too small a heap, and a JVM with a cache does not start
        command.addAll(
                settings.javaOptions().isEmpty()
                        ? new AotCache(program(settings, replica.component())).options()
                        : settings.javaOptions());
        command.addAll(List.of("-jar", program(settings, replica.component()).toString()));
        return command;
    }

    private Map<String, String> environment() {
        return Map.ofEntries(
                Map.entry("TANDEM_INSTANCE", replica.component().id() + "-" + replica.number()),
                Map.entry("TANDEM_HTTP_HOST", settings.httpHost()),
                Map.entry("TANDEM_HTTP_PORT", Integer.toString(settings.port(replica))),
                Map.entry("TANDEM_KAFKA_BOOTSTRAP", "127.0.0.1:" + settings.port(Component.KAFKA)),
                Map.entry("TANDEM_DB_HOST", "127.0.0.1"),
                Map.entry("TANDEM_DB_PORT", Integer.toString(settings.port(Component.POSTGRES))),
                Map.entry("TANDEM_DB_NAME", PostgresServer.DATABASE),
                Map.entry("TANDEM_DB_USER", replica.component().role()),
                Map.entry("TANDEM_DB_PASSWORD", secrets.databasePassword()),
                Map.entry("TANDEM_LOG_JSON", "false"),
                // open unless told otherwise: on one machine a curl is enough
                Map.entry("TANDEM_FEEDS_REQUIRED", System.getenv().getOrDefault("TANDEM_FEEDS_REQUIRED", "false")),
                Map.entry("TANDEM_FEEDS_KEY", SecretFile.in(settings.data(), SecretFile.FEEDS)),
                Map.entry("TANDEM_FEEDS_ADMIN_TOKEN", SecretFile.in(settings.data(), SecretFile.ADMIN)),
                Map.entry("TANDEM_WEBHOOKS_KEY", secrets.webhooksKey()),
                Map.entry("TANDEM_WEBHOOKS_LOCAL", "true"));
    }
}
