package io.tandem.ingest.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.tandem.ingest.domain.CityCode;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RosterDirectoryTest {
    private static final CityCode A = new CityCode("110000");
    private static final CityCode B = new CityCode("130200");

    private final RosterDirectory directory = new RosterDirectory();

    @Test
    void aCityIsKnownWhileTheNewestVersionOfAnyRosterHoldsIt() {
        directory.hold("one", 1, Set.of(A, B));
        directory.hold("two", 1, Set.of(B));
        directory.hold("one", 2, Set.of(A));
        assertThat(directory.knows(B)).isTrue();

        directory.forget("two");
        assertThat(directory.knows(B)).isFalse();
        assertThat(directory.knows(A)).isTrue();
    }

    @Test
    void anOlderVersionThatArrivesLateChangesNothing() {
        directory.hold("one", 2, Set.of(A));
        directory.hold("one", 1, Set.of(A, B));

        assertThat(directory.knows(B)).isFalse();
        assertThat(directory.size()).isEqualTo(1);
    }
}
