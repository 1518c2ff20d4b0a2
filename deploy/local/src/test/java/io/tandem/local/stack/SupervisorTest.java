package io.tandem.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tandem.local.ChildProcess;
import io.tandem.local.LocalStackException;
import io.tandem.local.Poll;
import io.tandem.local.ProcessIdentity;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisorTest {
    @TempDir
    private Path data;

    private final ByteArrayOutputStream told = new ByteArrayOutputStream();
    private final Console console = new Console(new PrintStream(told, true, StandardCharsets.UTF_8), false, 0);

    @Test
    void startsAgainWhatDiesAndGivesUpWhenItDiesSixTimesInAMinute() throws IOException {
        // Given
        Files.createDirectories(data.resolve("run"));
        var fleet = new Fleet(new RunDirectory(StackSettings.of(Map.of("TANDEM_DATA", data.toString()))));
        var member = new Dying(data);
        fleet.add(member);

        // Then
        assertThatThrownBy(new Supervisor(fleet, console, Duration.ofMillis(1))::watch)
                .isInstanceOf(LocalStackException.class)
                .hasMessageContaining("5 restarts within a minute")
                .hasMessageContaining("exit code 3")
                .hasMessageContaining("its last words");
        assertThat(member.starts).isEqualTo(6);
        assertThat(told.toString(StandardCharsets.UTF_8))
                .contains("metrics-service ended unexpectedly")
                .contains("metrics-service runs again");
    }

    @Test
    void startsAgainWhatSomebodyWantsRestartedWithoutCallingItUnexpected() throws Exception {
        // Given
        Files.createDirectories(data.resolve("run"));
        var run = new RunDirectory(StackSettings.of(Map.of("TANDEM_DATA", data.toString())));
        var fleet = new Fleet(run);
        var member = new Dying(data, "sleep 60");
        fleet.add(member);
        ProcessIdentity first = run.living("metrics-service").orElseThrow();
        Thread watching = Thread.ofVirtual()
                .start(() -> assertThatThrownBy(new Supervisor(fleet, console, Duration.ofMillis(1))::watch)
                        .isInstanceOf(LocalStackException.class));

        // When
        run.requestRestart("metrics-service");

        // Then
        assertThat(within(() -> !run.isRestartRequested("metrics-service"))).isTrue();
        assertThat(run.living("metrics-service")).isPresent().isNotEqualTo(Optional.of(first));
        assertThat(first.isAlive()).isFalse();
        assertThat(within(() -> told.toString(StandardCharsets.UTF_8).contains("metrics-service was restarted")))
                .isTrue();
        assertThat(told.toString(StandardCharsets.UTF_8)).doesNotContain("unexpectedly");
        watching.interrupt();
        watching.join();
        member.stop();
    }

    private static boolean within(BooleanSupplier condition) {
        return Poll.until(Duration.ofSeconds(10), Duration.ofMillis(10), condition);
    }

    /// A service that dies as soon as it has started.
    private static final class Dying implements Member {
        private final Path directory;
        private final String script;
        private int starts;
        private ChildProcess process;

        Dying(Path directory) {
            this(directory, "echo its last words; exit 3");
        }

        Dying(Path directory, String script) {
            this.directory = directory;
            this.script = script;
            this.process = start();
        }

        @Override
        public Replica replica() {
            return Replica.first(Component.METRICS);
        }

        @Override
        public ChildProcess process() {
            return Objects.requireNonNull(process);
        }

        @Override
        public void restart() {
            process = start();
        }

        @Override
        public void stop() {
            process.kill();
        }

        private ChildProcess start() {
            starts++;
            return ChildProcess.start(
                    "metrics-service",
                    List.of("sh", "-c", script),
                    Map.of(),
                    directory,
                    directory.resolve("metrics-service.log"));
        }
    }
}
