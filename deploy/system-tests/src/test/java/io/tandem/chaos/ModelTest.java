package io.tandem.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class ModelTest {
    private final Model model = new Model();

    /// Computed by another program after the contract of `/internal/state-hash`.
    @Test
    void theHashIsThatOfTheContract() {
        model.take(0, Samples.validated(0, 1, 82_096_796));
        assertThat(model.hash()).isEqualTo("e8742285c3fe0de8b3e362405563e983");

        model.take(0, Samples.withdrawn(1, 2));
        assertThat(model.hash()).isEqualTo("5382abbf0b457bd4e1598dcca8b1e1f8");
    }

    @RepeatedTest(20)
    void anyOrderAndAnyRepetitionEndInTheSameState(RepetitionInfo repetition) {
        // Given
        Feed feed = new Feed(List.of("110000", "120000"), List.of("2015", "2019"), repetition.getCurrentRepetition());
        List<Observation> sent = new ArrayList<>(feed.firstValues());
        Stream.generate(feed::next).limit(500).forEach(sent::add);
        sent.forEach(observation -> model.take(0, observation));

        // When
        List<Observation> again = new ArrayList<>(sent);
        again.addAll(sent.subList(0, 100));
        Collections.shuffle(again, new Random(repetition.getCurrentRepetition()));
        Model other = new Model();
        again.forEach(observation -> other.take(0, observation));

        // Then
        assertThat(other.hash()).isEqualTo(model.hash());
    }

    @Test
    void everyRecordIsCountedOnce() {
        model.take(3, Samples.validated(1, 1, 10));
        model.take(3, Samples.validated(1, 1, 10));
        model.take(3, Samples.validated(0, 1, 9));
        model.take(3, Samples.validated(2, 2, 8));

        assertThat(model.tallies()).containsOnlyKeys(3).containsEntry(3, new Model.Tally(2, 1, 1));
    }

    @Test
    void aWithdrawalUndoesWhatIsOlderInEveryStatus() {
        model.take(0, Samples.validated(1, 1, 10));
        model.take(0, Samples.observation(3, "PROVISIONAL", 1, 12.0));
        assertThat(model.level(Samples.SLOT)).isEqualTo(10);

        model.take(0, Samples.withdrawn(2, 1));
        assertThat(model.level(Samples.SLOT)).isEqualTo(12);

        model.take(0, Samples.withdrawn(4, 1));
        assertThat(model.level(Samples.SLOT)).isNull();
    }

    @Test
    void ofOneVersionTheGreaterValueWins() {
        IntStream.of(5, 7, 6).forEach(value -> model.take(0, Samples.validated(1, 1, value)));

        assertThat(model.level(Samples.SLOT)).isEqualTo(7);
    }
}
