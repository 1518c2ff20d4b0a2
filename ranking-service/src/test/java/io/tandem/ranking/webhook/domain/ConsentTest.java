package io.tandem.ranking.webhook.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConsentTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Consent CONSENT = new Consent(
            "events.example", new RetrySchedule(List.of(Duration.ZERO, Duration.ofSeconds(5)), Duration.ofHours(1)));

    @ParameterizedTest
    @CsvSource({
        "200, events.example, 120, 120",
        "204, EVENTS.example, *,",
        "200, *, ,",
        "200, 'other.example, events.example', 1, 1",
        "200, *, 99999999999, 1000000"
    })
    void consentNamesUsAndMayLimitTheRate(int status, String origin, String rate, Integer perMinute) {
        Answer answer = new Answer.Response(status, null, origin, rate);

        assertThat(CONSENT.judge(answer, 0, 0.5, NOW)).isEqualTo(new Verdict.Taken());
        assertThat(Consent.rate(answer)).isEqualTo(perMinute);
    }

    @ParameterizedTest
    @CsvSource({
        "200, , , NOT_ALLOWED",
        "200, other.example, , NOT_ALLOWED",
        "200, events.example.org, , NOT_ALLOWED",
        "200, *, 0, NOT_ALLOWED",
        "200, *, -1, NOT_ALLOWED",
        "200, *, many, NOT_ALLOWED",
        "405, *, , STATUS",
        "302, *, , REDIRECT"
    })
    void anythingElseIsNoConsentAndIsAskedAgain(int status, String origin, String rate, Failure.Kind kind) {
        Answer answer = new Answer.Response(status, null, origin, rate);
        Failure failure = new Failure(kind, status);

        assertThat(CONSENT.judge(answer, 0, 0.5, NOW)).isEqualTo(new Verdict.Again(failure, Duration.ofSeconds(5)));
        assertThat(CONSENT.judge(answer, 1, 0.5, NOW)).isEqualTo(new Verdict.Disabled(failure));
    }
}
