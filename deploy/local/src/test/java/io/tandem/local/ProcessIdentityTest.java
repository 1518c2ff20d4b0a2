package io.tandem.local;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProcessIdentityTest {
    private final ProcessIdentity own =
            ProcessIdentity.of(ProcessHandle.current().pid()).orElseThrow();

    @Test
    void isAliveWhileTheProcessIs() {
        assertThat(own.isAlive()).isTrue();
    }

    @Test
    void aRecycledProcessIdIsSomeoneElse() {
        assertThat(new ProcessIdentity(own.pid(), own.startTicks() - 1, own.boot()).isAlive())
                .isFalse();
        assertThat(new ProcessIdentity(own.pid(), own.startTicks(), "another boot").isAlive())
                .isFalse();
    }

    @Test
    void readsWhatItWrites() {
        assertThat(ProcessIdentity.parse(own.format() + "\n")).contains(own);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "1 2", "one 2 boot", "1 2 boot more"})
    void anythingElseNamesNobody(String line) {
        assertThat(ProcessIdentity.parse(line)).isEmpty();
    }
}
