package io.tandem.ingest.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tandem.ingest.domain.CityCode;
import io.tandem.ingest.domain.Finding;
import io.tandem.ingest.domain.Observation;
import io.tandem.ingest.domain.ObservationDraft;
import io.tandem.ingest.domain.Permit;
import io.tandem.ingest.domain.Refusal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RecordObservationsTest {
    private static final Instant NOW = Instant.parse("2026-03-31T12:00:00Z");

    private final List<Observation> logged = new ArrayList<>();
    private final RosterDirectory directory = new RosterDirectory();
    private final RecordObservations useCase = new RecordObservations(directory, observations -> {
        List<Receipt> receipts = append(observations);
        return () -> receipts;
    });

    private List<Receipt> append(List<Observation> observations) {
        logged.addAll(observations);
        return IntStream.range(0, observations.size())
                .mapToObj(i -> new Receipt(3, 40 + i))
                .toList();
    }

    private static Submission item(String id, String city) {
        var draft = new ObservationDraft(id, "feed", city, "CO2", "2019", 1.0, "t", null, null, null, null);
        return new Submission(draft, List.of());
    }

    @Test
    void refusedItemsStayOutOfTheLogAndTheirNeighboursGetTheirOwnReceipts() {
        directory.hold("roster", 1, Set.of(new CityCode("130200")));
        directory.markLoaded();
        Finding unreadable = new Finding(Refusal.WRONG_TYPE, "/value", "Expected a number.");

        List<Outcome> outcomes = useCase.record(
                List.of(
                        item("a", "130200"),
                        item("b", "999999"),
                        new Submission(item("c", "130200").draft(), List.of(unreadable)),
                        item("d", "130200")),
                Permit.OPEN,
                NOW);

        assertThat(logged).extracting(Observation::id).containsExactly("a", "d");
        assertThat(outcomes.get(0)).isEqualTo(new Outcome.Taken(logged.get(0), new Receipt(3, 40)));
        assertThat(outcomes.get(1))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.findings())
                                .extracting(Finding::refusal)
                                .containsExactly(Refusal.UNKNOWN_CITY));
        assertThat(outcomes.get(2)).isEqualTo(new Outcome.Refused(List.of(unreadable)));
        assertThat(outcomes.get(3)).isEqualTo(new Outcome.Taken(logged.get(1), new Receipt(3, 41)));
    }

    @Test
    void nothingIsJudgedBeforeTheRostersAreRead() {
        assertThatThrownBy(() -> useCase.record(List.of(item("a", "130200")), Permit.OPEN, NOW))
                .isInstanceOfSatisfying(
                        UnavailableException.class, e -> assertThat(e.refusal()).isEqualTo(Refusal.NOT_READY));
        assertThat(logged).isEmpty();
    }
}
