package io.tandem.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FeedTest {
    private static final int MANY = 20_000;

    @Test
    void theSameSeedMakesTheSameObservations() {
        assertThat(some(1)).isEqualTo(some(1)).isNotEqualTo(some(2));
    }

    @Test
    void aTwentiethIsRepeatedToTheLetterAndATwentiethIsOlder() {
        // Given
        Feed feed = feed(1);
        Model model = new Model();
        List<Observation> sent = new ArrayList<>(feed.firstValues());
        int first = sent.size();

        // When
        Stream.generate(feed::next).limit(MANY).forEach(sent::add);
        sent.forEach(observation -> model.take(0, observation));

        // Then
        assertThat(MANY + first - new HashSet<>(sent).size()).isBetween(MANY / 25, MANY / 16);
        assertThat(model.total().superseded()).isBetween((long) MANY / 20, (long) MANY / 8);
        assertThat(sent).anyMatch(observation -> observation.status().equals("WITHDRAWN"));
        assertThat(sent).anyMatch(observation -> observation.revision() > 1);
    }

    private static List<Observation> some(long seed) {
        Feed feed = feed(seed);
        List<Observation> some = new ArrayList<>(feed.firstValues());
        Stream.generate(feed::next).limit(100).forEach(some::add);
        return some;
    }

    private static Feed feed(long seed) {
        return new Feed(List.of("110000", "120000", "130200"), List.of("2015", "2019"), seed);
    }
}
