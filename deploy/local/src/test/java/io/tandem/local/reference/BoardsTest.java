package io.tandem.local.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tandem.local.LocalStackException;
import io.tandem.local.reference.FakeService.Reply;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class BoardsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @Test
    void waitsUntilEveryBoardHasEveryCityRanked() throws IOException {
        var ranked = new AtomicInteger(331);
        try (var ranking = new FakeService(call -> counts(335, Math.min(335, ranked.incrementAndGet())))) {
            new Boards(ranking.client(PATIENCE)).awaitComplete(335, true, PATIENCE);

            assertThat(ranking.calls()).hasSizeGreaterThanOrEqualTo(5);
        }
    }

    @Test
    void saysWhatIsMissing() throws IOException {
        try (var ranking = new FakeService(call -> call.path().contains("/aqi?") ? Reply.of(404) : counts(335, 334))) {
            assertThatThrownBy(
                            () -> new Boards(ranking.client(PATIENCE)).awaitComplete(335, true, Duration.ofMillis(10)))
                    .isInstanceOf(LocalStackException.class)
                    .hasMessageContaining("board co2-lapeq has 334 of 335 ranked")
                    .hasMessageContaining("does not know board aqi");
        }
    }

    @Test
    void citiesThatLostTheirRankSinceDoNotHinder() throws IOException {
        try (var ranking = new FakeService(call -> counts(335, 334))) {
            new Boards(ranking.client(PATIENCE)).awaitComplete(335, false, Duration.ofMillis(10));

            assertThat(ranking.calls()).hasSize(5);
        }
    }

    private static Reply counts(int cities, int ranked) {
        return new Reply(200, "{\"counts\":{\"cities\":%d,\"ranked\":%d}}".formatted(cities, ranked), -1);
    }
}
