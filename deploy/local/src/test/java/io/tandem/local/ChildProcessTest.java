package io.tandem.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildProcessTest {
    private static final Duration GRACE = Duration.ofSeconds(10);

    @TempDir
    private Path directory;

    @Test
    void stopsWithTheSignalItWasAskedTo() {
        ChildProcess child = shell("trap 'echo asked; exit 0' TERM; echo up; while :; do sleep 0.02; done");
        awaitLog(child, "up");

        child.stop(Signal.TERM, GRACE);

        assertThat(child.succeeded()).isTrue();
        assertThat(child.logTail()).containsExactly("up", "asked");
    }

    @Test
    void isKilledWhenItDoesNotListen() {
        ChildProcess child = shell("trap '' TERM; echo up; while :; do sleep 0.02; done");
        awaitLog(child, "up");

        child.stop(Signal.TERM, Duration.ofMillis(100));

        assertThat(child.isAlive()).isFalse();
        assertThat(child.identity()).isEmpty();
    }

    @Test
    void itsDeathIsToldWithExitCodeAndTheEndOfItsLog() {
        ChildProcess child = shell("echo what went wrong; exit 3");
        Poll.until(GRACE, Duration.ofMillis(5), () -> !child.isAlive());

        assertThat(child.died()).hasMessageContaining("exit code 3").hasMessageContaining("what went wrong");
    }

    @Test
    void worksWhereItWasToldToAndInASessionOfItsOwn() {
        ChildProcess child = shell("pwd; cut -d' ' -f6 /proc/$$/stat; sleep 9");
        Poll.until(GRACE, Duration.ofMillis(5), () -> child.logTail().size() >= 2);

        assertThat(DirectoryUsers.of(directory)).contains(child.pid());
        assertThat(child.logTail().get(0)).isEqualTo(directory.toString());
        assertThat(child.logTail().get(1).strip()).isEqualTo(Long.toString(child.pid()));
        child.kill();
        assertThat(DirectoryUsers.of(directory)).doesNotContain(child.pid());
    }

    private ChildProcess shell(String script) {
        return ChildProcess.start(
                "child", List.of("bash", "-c", script), Map.of(), directory, directory.resolve("child.log"));
    }

    private static void awaitLog(ChildProcess child, String line) {
        Poll.until(GRACE, Duration.ofMillis(5), () -> child.logTail().contains(line));
    }
}
