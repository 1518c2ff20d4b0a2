package io.tandem.ingest.hj212;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PartJoinerTest {
    private static final Instant NOW = Instant.parse("2026-11-24T00:00:00Z");

    private final PartJoiner joiner = new PartJoiner(Duration.ofSeconds(5), 4);

    @Test
    void aMessageIsReadyWhenItsLastPartHasComeInWhateverOrder() {
        assertThat(joiner.add(part("a", 3, 3), NOW)).isEmpty();
        assertThat(joiner.add(part("b", 2, 1), NOW)).isEmpty();
        assertThat(joiner.add(part("a", 3, 1), NOW)).isEmpty();

        List<PartJoiner.Message> ready = joiner.add(part("a", 3, 2), NOW);

        assertThat(ready).singleElement().satisfies(message -> {
            assertThat(message.complete()).isTrue();
            assertThat(message.deliveries())
                    .extracting(d -> d.frame().header().part())
                    .containsExactly(1, 2, 3);
        });
        assertThat(joiner.size()).isEqualTo(1);
    }

    @Test
    void aPartThatComesAgainWaitsWithItsFirst() {
        joiner.add(part("a", 2, 1), NOW);
        joiner.add(part("a", 2, 1), NOW);

        assertThat(joiner.add(part("a", 2, 2), NOW))
                .singleElement()
                .satisfies(message -> assertThat(message.deliveries()).hasSize(3));
        assertThat(joiner.size()).isZero();
    }

    @Test
    void whatHasWaitedLongEnoughIsHandedOnAsFarAsItHasCome() {
        joiner.add(part("a", 2, 1), NOW);
        joiner.add(part("b", 2, 1), NOW.plusSeconds(1));

        assertThat(joiner.expired(NOW.plusSeconds(4))).isEmpty();
        assertThat(joiner.expired(NOW.plusSeconds(5))).singleElement().satisfies(message -> {
            assertThat(message.complete()).isFalse();
            assertThat(message.deliveries().getFirst().frame().header().mn()).isEqualTo("a");
        });
        assertThat(joiner.size()).isEqualTo(1);
    }

    @Test
    void whenThereIsNoRoomTheOldestIsHandedOn() {
        for (int i = 0; i < 4; i++) {
            assertThat(joiner.add(part("m" + i, 2, 1), NOW)).isEmpty();
        }

        assertThat(joiner.add(part("m4", 2, 1), NOW))
                .singleElement()
                .satisfies(message -> assertThat(
                                message.deliveries().getFirst().frame().header().mn())
                        .isEqualTo("m0"));
        for (int i = 5; i < 10_000; i++) {
            joiner.add(part("m" + i, 2, 1), NOW);
        }
        assertThat(joiner.size()).isEqualTo(4);
    }

    private static Delivery part(String mn, int parts, int part) {
        Frame.Header header = new Frame.Header("20261124000000001", "31", "2031", "1", mn, 7, parts, part);
        return new Delivery(new Frame(header, null, LocalDateTime.of(2026, 11, 23, 0, 0), Map.of()), new Mailbox());
    }
}
