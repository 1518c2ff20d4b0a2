package io.tandem.ranking.webhook.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryScheduleTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final RetrySchedule SCHEDULE = new RetrySchedule(
            List.of(Duration.ZERO, Duration.ofSeconds(5), Duration.ofMinutes(5)), Duration.ofHours(1));

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 204, 299})
    void every2xxIsTaken(int status) {
        assertThat(SCHEDULE.judge(answer(status, null), 0, 0.5, NOW)).isEqualTo(new Verdict.Taken());
        assertThat(SCHEDULE.judge(answer(status, null), 2, 0.5, NOW)).isEqualTo(new Verdict.Taken());
    }

    @ParameterizedTest
    @CsvSource({"0, 0.5, 5000", "0, 0, 4000", "0, 0.999999, 6000", "1, 0.5, 300000", "1, 0, 240000"})
    void failuresAreTriedAgainByTheScheduleMoreOrLessAFifth(int failures, double draw, long millis) {
        assertThat(SCHEDULE.judge(answer(500, "9"), failures, draw, NOW))
                .isEqualTo(new Verdict.Again(new Failure(Failure.Kind.STATUS, 500), Duration.ofMillis(millis)));
    }

    @Test
    void afterTheLastAttemptItIsDisabled() {
        assertThat(SCHEDULE.judge(new Answer.None(Failure.Kind.TIMEOUT), 2, 0.5, NOW))
                .isEqualTo(new Verdict.Disabled(new Failure(Failure.Kind.TIMEOUT, null)));
    }

    @Test
    void a410DisablesAtOnce() {
        assertThat(SCHEDULE.judge(answer(410, null), 0, 0.5, NOW))
                .isEqualTo(new Verdict.Disabled(new Failure(Failure.Kind.GONE, 410)));
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 301, 302, 304, 307, 308})
    void aRedirectIsAFailure(int status) {
        assertThat(SCHEDULE.judge(answer(status, null), 0, 0.5, NOW))
                .isEqualTo(new Verdict.Again(new Failure(Failure.Kind.REDIRECT, status), Duration.ofSeconds(5)));
    }

    @ParameterizedTest
    @CsvSource({
        "429, 60, 60",
        "503, 60, 60",
        "500, 60, 5",
        "429, 1, 5",
        "429, 'Thu, 1 Jan 2026 00:02:00 GMT', 120",
        "429, 'Wed, 31 Dec 2025 00:02:00 GMT', 5",
        "429, 999999, 3600",
        "429, 99999999999999999999, 5",
        "429, soon, 5",
        "429, '', 5",
        "429, -60, 5"
    })
    void theReceiverCanAskForALongerWaitButNotForEver(int status, String retryAfter, long seconds) {
        Verdict verdict = SCHEDULE.judge(answer(status, retryAfter), 0, 0.5, NOW);

        assertThat(verdict)
                .isEqualTo(new Verdict.Again(new Failure(Failure.Kind.STATUS, status), Duration.ofSeconds(seconds)));
    }

    @Test
    void aScheduleHasAnAttempt() {
        assertThatIllegalArgumentException().isThrownBy(() -> new RetrySchedule(List.of(), Duration.ZERO));
    }

    private static Answer answer(int status, String retryAfter) {
        return new Answer.Response(status, retryAfter, null, null);
    }
}
