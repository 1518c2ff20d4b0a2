package io.tandem.cluster;

import io.tandem.local.AotCache;
import io.tandem.local.BackingServices;
import io.tandem.local.FreePort;
import io.tandem.local.LocalStackException;
import io.tandem.local.ServiceJvm;
import io.tandem.local.reference.JsonHttp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;

/// A broker, PostgreSQL with fsync, and instances of the packaged services that share them.
///
/// Data is in a temporary directory and gone when the cluster is closed or the JVM ends; logs stay.
public final class Cluster implements AutoCloseable {
    private static final Duration READY_LIMIT = Duration.ofSeconds(90);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Settings settings;
    private final BackingServices backing;
    private final List<Instance> instances = new ArrayList<>();
    private final Thread atExit = new Thread(this::killAll, "kill services");

    /// What to run.
    ///
    /// @param home the checkout, built
    /// @param logs folder for a log file per instance
    /// @param replicas instances of metrics-service and ranking-service each; there is one of ingest-service
    /// @param jvmOptions added to the local stack's
    /// @param environment added to that of every instance
    public record Settings(
            Path home, Path logs, int replicas, List<String> jvmOptions, Map<String, String> environment) {
        /// Checks the number and resolves the folders here.
        public Settings {
            if (replicas < 1) {
                throw new IllegalArgumentException("replicas must be >= 1: " + replicas);
            }
            home = home.toAbsolutePath().normalize();
            logs = logs.toAbsolutePath().normalize();
            jvmOptions = List.copyOf(jvmOptions);
            environment = Map.copyOf(environment);
        }

        /// Instances with the environment of the local stack.
        public Settings(Path home, Path logs, int replicas, List<String> jvmOptions) {
            this(home, logs, replicas, jvmOptions, Map.of());
        }
    }

    private Cluster(Settings settings, BackingServices backing) {
        this.settings = settings;
        this.backing = backing;
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /// Starts everything and waits until all of it is ready.
    ///
    /// @throws LocalStackException when something does not start; nothing is left then
    public static Cluster start(Settings settings) {
        return start(settings, EnumSet.allOf(Program.class));
    }

    /// Starts broker, PostgreSQL and some of the services.
    ///
    /// @throws LocalStackException when something does not start; nothing is left then
    public static Cluster start(Settings settings, Set<Program> programs) {
        requireBuilt(settings);
        Cluster cluster = new Cluster(settings, BackingServices.start(true));
        boolean complete = false;
        try {
            cluster.launchAll(programs);
            complete = true;
            return cluster;
        } finally {
            if (!complete) {
                cluster.close();
            }
        }
    }

    /// Broker and PostgreSQL.
    public BackingServices backing() {
        return backing;
    }

    /// Every instance of a service, first to last.
    public List<Instance> instances(Program program) {
        return instances.stream()
                .filter(instance -> instance.program() == program)
                .toList();
    }

    /// The first instance of a service.
    public Instance first(Program program) {
        return instances(program).getFirst();
    }

    /// JSON to the first instance of a service; tries again for a minute.
    public JsonHttp http(Program program) {
        return new JsonHttp(first(program).uri(), PATIENCE);
    }

    /// Where the logs are.
    public Path logs() {
        return settings.logs();
    }

    /// Stops the services in an orderly way, then broker and PostgreSQL.
    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(atExit);
        try (var together = Executors.newVirtualThreadPerTaskExecutor()) {
            instances.forEach(instance -> together.execute(instance::stop));
        }
        backing.close();
    }

    private void killAll() {
        instances.forEach(Instance::kill);
    }

    private void launchAll(Set<Program> programs) {
        for (Program program : programs) {
            int count = program == Program.INGEST ? 1 : settings.replicas();
            for (int number = 1; number <= count; number++) {
                instances.add(new Instance(launch(program, number, jvmOptions(program))));
            }
        }
        instances.forEach(instance -> instance.awaitReady(READY_LIMIT));
    }

    /// How an instance is started with these JVM options.
    Instance.Launch launch(Program program, int number, List<String> jvmOptions) {
        String name = program.module() + "-" + number;
        int port = FreePort.pick();
        Map<String, String> environment = new HashMap<>(backing.environment(program.role()));
        environment.put("TANDEM_HTTP_HOST", "127.0.0.1");
        environment.put("TANDEM_INSTANCE", name);
        environment.put("TANDEM_HTTP_PORT", Integer.toString(port));
        environment.put("TANDEM_INGEST_MAX_BODY_BYTES", "16777216");
        environment.put("TANDEM_INGEST_MAX_ITEMS", "100000");
        environment.putAll(settings.environment());
        return new Instance.Launch(
                name,
                program,
                port,
                command(program, jvmOptions),
                environment,
                backing.directory(),
                settings.logs().resolve(name + ".log"));
    }

    private List<String> jvmOptions(Program program) {
        List<String> options = new ArrayList<>(ServiceJvm.OPTIONS);
        // Another collector or too small a heap, and a JVM with a cache does not start
        options.addAll(
                settings.jvmOptions().isEmpty()
                        ? new AotCache(program.jar(settings.home())).options()
                        : settings.jvmOptions());
        return options;
    }

    private List<String> command(Program program, List<String> jvmOptions) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvmOptions);
        command.addAll(List.of("-jar", program.jar(settings.home()).toString()));
        return command;
    }

    private static void requireBuilt(Settings settings) {
        for (Program program : Program.values()) {
            if (!Files.isRegularFile(program.jar(settings.home()))) {
                throw new LocalStackException("not built: " + program.jar(settings.home()));
            }
        }
        try {
            Files.createDirectories(settings.logs());
        } catch (IOException e) {
            throw new LocalStackException("cannot create " + settings.logs(), e);
        }
    }
}
