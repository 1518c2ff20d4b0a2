package io.tandem.system;

import static org.awaitility.Awaitility.await;

import io.tandem.local.FreePort;
import io.tandem.local.reference.JsonHttp;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// The launcher with a data directory and ports of its own.
final class Installation implements AutoCloseable {
    private static final Path CHECKOUT = Path.of("../..").toAbsolutePath().normalize();
    private static final List<String> PORTS = List.of(
            "TANDEM_RANKING_PORT", "TANDEM_INGEST_PORT", "TANDEM_METRICS_PORT", "TANDEM_BROKER_PORT", "TANDEM_DB_PORT");

    private final Path data;
    private final Map<String, String> environment = new HashMap<>();
    private Process launcher;

    /// @param more added to the environment of every process
    Installation(Path data, Map<String, String> more) {
        this.data = data;
        environment.put("TANDEM_HOME", CHECKOUT.toString());
        environment.put("TANDEM_DATA", data.toString());
        environment.putAll(more);
        PORTS.forEach(name -> environment.put(name, Integer.toString(FreePort.pick())));
    }

    /// Runs `up` and waits until it says that everything is there.
    void up() throws IOException {
        launcher = launch("up", data.resolve("up.log"));
        await("up").atMost(Duration.ofMinutes(3)).until(() -> {
            if (!launcher.isAlive()) {
                throw new IllegalStateException("up ended: " + said());
            }
            return Files.readString(data.resolve("up.log")).contains("curl -N");
        });
    }

    /// Stops like Ctrl-C does.
    ///
    /// @return the exit code
    int interrupt() throws InterruptedException, IOException {
        new ProcessBuilder("kill", "-INT", Long.toString(launcher.pid()))
                .start()
                .waitFor();
        if (!launcher.waitFor(60, TimeUnit.SECONDS)) {
            throw new IllegalStateException("still running a minute after the interrupt");
        }
        return launcher.exitValue();
    }

    /// Runs another command to its end.
    ///
    /// @return its exit code
    int run(String command, Path output) throws IOException, InterruptedException {
        Process process = launch(command, output);
        if (!process.waitFor(120, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException(command + " did not end");
        }
        return process.exitValue();
    }

    /// Kills a member at once and waits until the launcher has another in its place.
    void killAndAwaitSuccessor(String member) {
        ProcessHandle victim = process(member).orElseThrow();
        victim.destroyForcibly();
        await(member + " runs again")
                .atMost(Duration.ofSeconds(60))
                .until(() -> process(member)
                        .filter(successor -> successor.pid() != victim.pid())
                        .isPresent());
    }

    /// The process that plays a part at the moment.
    Optional<ProcessHandle> process(String member) {
        try {
            String pid = Files.readString(data.resolve("run").resolve(member + ".pid"))
                    .strip()
                    .split("\\s")[0];
            return ProcessHandle.of(Long.parseLong(pid)).filter(ProcessHandle::isAlive);
        } catch (IOException absent) {
            return Optional.empty();
        }
    }

    /// Every process that works in the data directory or was started from it.
    List<String> processesLeft() {
        return ProcessHandle.allProcesses()
                .filter(process ->
                        process.info().commandLine().orElse("").contains(data.toString()) || worksIn(process))
                .map(process -> process.info().commandLine().orElse("?"))
                .toList();
    }

    JsonHttp ingest() {
        return new JsonHttp(uri("TANDEM_INGEST_PORT"), Duration.ofSeconds(60));
    }

    JsonHttp metrics() {
        return new JsonHttp(uri("TANDEM_METRICS_PORT"), Duration.ofSeconds(60));
    }

    JsonHttp ranking() {
        return new JsonHttp(uri("TANDEM_RANKING_PORT"), Duration.ofSeconds(60));
    }

    URI uri(String portVariable) {
        return URI.create("http://127.0.0.1:" + environment.get(portVariable));
    }

    static Path checkout() {
        return CHECKOUT;
    }

    static Path reference() {
        return CHECKOUT.resolve("deploy/reference");
    }

    @Override
    public void close() {
        if (launcher != null && launcher.isAlive()) {
            launcher.destroy();
        }
    }

    private String said() throws IOException {
        return Files.readString(data.resolve("up.log"));
    }

    private boolean worksIn(ProcessHandle process) {
        try {
            return Path.of("/proc", Long.toString(process.pid()), "cwd")
                    .toRealPath()
                    .startsWith(data.toRealPath());
        } catch (IOException gone) {
            return false;
        }
    }

    private Process launch(String command, Path output) throws IOException {
        // A background job of a shell ignores interrupts, and so would the launcher that inherits it
        List<String> line = new ArrayList<>(List.of(
                "env",
                "--default-signal=INT",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classPath(),
                "io.tandem.local.stack.Tandem",
                command));
        ProcessBuilder builder = new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectInput(new File("/dev/null"))
                .redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        return builder.start();
    }

    /// What `./tandem` puts on the class path too.
    private static String classPath() throws IOException {
        try (Stream<Path> jars = Files.list(CHECKOUT.resolve("deploy/local/target"))) {
            String jar = jars.filter(path -> path.getFileName().toString().matches("tandem-local-.*\\.jar"))
                    .findFirst()
                    .orElseThrow()
                    .toString();
            return jar + File.pathSeparator + CHECKOUT.resolve("deploy/local/target/lib") + "/*";
        }
    }
}
