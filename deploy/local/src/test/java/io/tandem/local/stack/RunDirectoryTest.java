package io.tandem.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tandem.local.ChildProcess;
import io.tandem.local.LocalStackException;
import io.tandem.local.ProcessIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunDirectoryTest {
    @TempDir
    private Path data;

    private RunDirectory run;

    @BeforeEach
    void create() throws IOException {
        run = new RunDirectory(settings());
        Files.createDirectories(data.resolve("run"));
    }

    @Test
    void aProcessIsKnownAsLongAsItLivesAndIsNotForgotten() {
        ProcessIdentity own = own();
        run.write("kafka", own);
        assertThat(run.living("kafka")).contains(own);

        run.remove("kafka");
        assertThat(run.living("kafka")).isEmpty();
    }

    @Test
    void aRecycledProcessIdIsNobody() {
        run.write("kafka", new ProcessIdentity(own().pid(), own().startTicks() - 1, own().boot()));

        assertThat(run.living("kafka")).isEmpty();
    }

    @Test
    void furtherReplicasAreKnownByTheirFilesAndTheFirstInAnyCase() {
        run.write("ranking-service-2", own());
        run.write(RunDirectory.LAUNCHER, own());

        assertThat(run.replicas())
                .extracting(Replica::id)
                .containsExactly(
                        "postgres",
                        "kafka",
                        "ingest-service",
                        "metrics-service",
                        "ranking-service",
                        "ranking-service-2");
    }

    @Test
    void aRestartIsAskedForUntilItIsDone() {
        run.requestRestart("kafka");
        assertThat(run.isRestartRequested("kafka")).isTrue();
        assertThat(run.isRestartRequested("postgres")).isFalse();

        run.restarted("kafka");
        assertThat(run.isRestartRequested("kafka")).isFalse();
    }

    @Test
    void orphansAreStoppedAndStrangersAreNot() {
        // Given
        ChildProcess orphan = sleeper();
        ChildProcess stranger = sleeper();
        run.write("ranking-service", orphan.identity().orElseThrow());
        ProcessIdentity other = stranger.identity().orElseThrow();
        run.write("kafka", new ProcessIdentity(other.pid(), other.startTicks() - 1, other.boot()));
        run.write("metrics-service-2", new ProcessIdentity(other.pid(), other.startTicks() - 1, other.boot()));
        run.requestRestart("kafka");

        // When
        int stopped = new Orphans(run, new Console(System.out, false, 0)).stop();

        // Then
        assertThat(stopped).isEqualTo(1);
        assertThat(orphan.isAlive()).isFalse();
        assertThat(stranger.isAlive()).isTrue();
        assertThat(run.replicas()).isEqualTo(Replica.all(1));
        assertThat(run.isRestartRequested("kafka")).isFalse();
        stranger.kill();
    }

    @Test
    void aSecondLauncherIsTurnedAway() throws Exception {
        // Given: the lock is held by another process, because a JVM refuses itself a second lock in its own way
        run.write(RunDirectory.LAUNCHER, own());
        ChildProcess holder = ChildProcess.start(
                "holder",
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        LockHolder.class.getName(),
                        data.toString()),
                Map.of(),
                data,
                data.resolve("holder.log"));
        while (!holder.logTail().contains("held")) {
            Thread.sleep(10);
        }

        // Then
        assertThatThrownBy(run::lock)
                .isInstanceOf(LocalStackException.class)
                .hasMessageContaining("already running (process %d)".formatted(own().pid()));

        // And the lock goes with its holder, however that ends
        holder.kill();
        run.lock().close();
    }

    /// Holds the lock until it is killed.
    static final class LockHolder {
        public static void main(String[] arguments) throws InterruptedException {
            new RunDirectory(StackSettings.of(Map.of("TANDEM_DATA", arguments[0]))).lock();
            System.out.println("held");
            Thread.sleep(60_000);
        }
    }

    private ChildProcess sleeper() {
        return ChildProcess.start("sleeper", List.of("sleep", "60"), Map.of(), data, data.resolve("sleeper.log"));
    }

    private StackSettings settings() {
        return StackSettings.of(Map.of("TANDEM_DATA", data.toString()));
    }

    private static ProcessIdentity own() {
        return ProcessIdentity.of(ProcessHandle.current().pid()).orElseThrow();
    }
}
