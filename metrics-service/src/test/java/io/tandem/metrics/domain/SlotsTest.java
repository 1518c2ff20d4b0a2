package io.tandem.metrics.domain;

import static io.tandem.metrics.domain.Observations.TANGSHAN;
import static io.tandem.metrics.domain.Observations.of;
import static org.assertj.core.api.Assertions.assertThat;

import io.tandem.metrics.domain.Slots.Outcome;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SlotsTest {
    private static final Period Y2019 = new Period("2019");

    private final Slots slots = new Slots(List.of());

    @Test
    void theHigherRevisionWinsWhateverComesLast() {
        assertThat(slots.take(of(Indicator.CO2, "2019", 10, 2, Status.VALIDATED)))
                .isEqualTo(Outcome.FIRST);
        assertThat(slots.take(of(Indicator.CO2, "2019", 7, 1, Status.VALIDATED)))
                .isEqualTo(Outcome.SUPERSEDED);

        assertThat(level(StatusPolicy.VALIDATED)).isEqualTo("10.0");
    }

    @Test
    void theSameEventTwiceIsADuplicate() {
        slots.take(of(Indicator.CO2, "2019", 10));

        assertThat(slots.take(of(Indicator.CO2, "2019", 10))).isEqualTo(Outcome.DUPLICATE);
    }

    @Test
    void validatedComesBeforeProvisionalAndIsNeverAveragedWithIt() {
        slots.take(of(Indicator.CO2, "2019", 10, 5, Status.PROVISIONAL));
        assertThat(level(StatusPolicy.VALIDATED)).isEqualTo("missing");
        assertThat(level(StatusPolicy.VALIDATED_ELSE_PROVISIONAL)).isEqualTo("10.0");

        assertThat(slots.take(of(Indicator.CO2, "2019", 20, 1, Status.VALIDATED)))
                .isEqualTo(Outcome.CORRECTED);

        assertThat(level(StatusPolicy.VALIDATED_ELSE_PROVISIONAL)).isEqualTo("20.0");
    }

    @Test
    void aWithdrawalUndoesOlderNewsAndANewerObservationUndoesTheWithdrawal() {
        slots.take(of(Indicator.CO2, "2019", 10, 1, Status.VALIDATED));

        assertThat(slots.take(of(Indicator.CO2, "2019", 0, 2, Status.WITHDRAWN)))
                .isEqualTo(Outcome.WITHDREW);
        assertThat(level(StatusPolicy.VALIDATED)).isEqualTo("withdrawn");

        slots.take(of(Indicator.CO2, "2019", 12, 3, Status.VALIDATED));
        assertThat(level(StatusPolicy.VALIDATED)).isEqualTo("12.0");
    }

    /// RELIABILITY: the state is a join. Every order, with every event up to three times, ends alike.
    @Test
    void anyOrderAndAnyDuplicationEndInTheSameState() {
        List<Observation> events = new ArrayList<>();
        for (int revision = 1; revision <= 6; revision++) {
            for (Status status : Status.values()) {
                events.add(of(Indicator.CO2, "2019", revision * 10, revision, status));
                events.add(of(Indicator.CO2, "2019", revision * 10 + 1, revision, status));
            }
        }
        List<String> states = new ArrayList<>();
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            List<Observation> shuffled = new ArrayList<>(events);
            for (int copies = random.nextInt(events.size() * 2); copies > 0; copies--) {
                shuffled.add(events.get(random.nextInt(events.size())));
            }
            Collections.shuffle(shuffled, random);
            Slots state = new Slots(List.of());
            shuffled.forEach(state::take);
            states.add(level(state, StatusPolicy.VALIDATED) + level(state, StatusPolicy.VALIDATED_ELSE_PROVISIONAL));
        }

        assertThat(states).containsOnly(states.getFirst());
    }

    private String level(StatusPolicy policy) {
        return level(slots, policy);
    }

    private static String level(Slots slots, StatusPolicy policy) {
        return switch (slots.levelOf(TANGSHAN, Indicator.CO2, Y2019, policy)) {
            case Level.Observed observed -> Double.toString(observed.value());
            case Level.Missing() -> "missing";
            case Level.Withdrawn() -> "withdrawn";
        };
    }
}
