package io.tandem.ingest.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.tandem.ingest.domain.CityCode;
import io.tandem.ingest.domain.Finding;
import io.tandem.ingest.domain.StationDraft;
import io.tandem.ingest.domain.StationUnit;
import io.tandem.ingest.domain.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KeepStationsTest {
    private final ReadingPorts ports = new ReadingPorts("130200");
    private final RosterDirectory rosters = new RosterDirectory();
    private final KeepStations useCase = new KeepStations(ports, ports.stations(), ports.passwords(), rosters);

    KeepStationsTest() {
        rosters.hold("r", 1, Set.of(new CityCode("130200")));
    }

    @Test
    void aStationIsKnownAtOnceAndItsPasswordIsOnlyAHash() {
        assertThat(kept(draft("secret", Map.of("a21026", "g"))).created()).isTrue();

        StationStore.Entry entry = ports.stations().find("MN1").orElseThrow();
        assertThat(entry.station().units()).containsEntry("a21026", StationUnit.GRAM);
        assertThat(entry.password()).hasSize(64).doesNotContain("secret");
        assertThat(ports.passwords().match(entry, "secret")).isTrue();
        assertThat(ports.passwords().match(entry, "Secret")).isFalse();
        assertThat(ports.passwords().match(entry, null)).isFalse();
    }

    @Test
    void aPasswordThatIsLeftOutStaysAndANewStationNeedsOne() {
        assertThat(refusals(draft(null, Map.of()))).containsExactly("missing-member /password");
        kept(draft("secret", Map.of()));

        assertThat(kept(draft(null, Map.of())).created()).isFalse();
        assertThat(ports.passwords().match(ports.find("MN1").orElseThrow(), "secret"))
                .isTrue();
    }

    @Test
    void everythingThatIsWrongIsToldAtOnce() {
        StationDraft wrong = new StationDraft("999999", "Feed", "3-1", "a;b", "withdrawn", Map.of("a21026", "ppm"));

        assertThat(refusals(wrong))
                .containsExactlyInAnyOrder(
                        "unknown-city /city",
                        "invalid-feed /feed",
                        "invalid-station /system",
                        "invalid-station /password",
                        "unknown-status /status",
                        "wrong-unit /units/a21026");
        assertThat(ports.all()).isEmpty();
    }

    @Test
    void aStationThatIsRemovedIsAStrangerAtOnce() {
        kept(draft("secret", Map.of()));

        assertThat(useCase.remove("MN1")).isTrue();
        assertThat(useCase.remove("MN1")).isFalse();
        assertThat(ports.stations().find("MN1")).isEmpty();
    }

    private static StationDraft draft(String password, Map<String, String> units) {
        return new StationDraft("130200", "feed", "31", password, null, units);
    }

    private KeepStations.Kept kept(StationDraft draft) {
        return switch (useCase.put("MN1", draft)) {
            case Verdict.Accepted<KeepStations.Kept>(KeepStations.Kept kept) -> kept;
            case Verdict.Refused<KeepStations.Kept>(List<Finding> findings) -> throw new AssertionError(findings);
        };
    }

    private List<String> refusals(StationDraft draft) {
        return switch (useCase.put("MN1", draft)) {
            case Verdict.Accepted<KeepStations.Kept>(KeepStations.Kept kept) -> throw new AssertionError(kept);
            case Verdict.Refused<KeepStations.Kept>(List<Finding> findings) ->
                findings.stream()
                        .map(f -> f.refusal().slug() + " " + f.pointer())
                        .toList();
        };
    }
}
