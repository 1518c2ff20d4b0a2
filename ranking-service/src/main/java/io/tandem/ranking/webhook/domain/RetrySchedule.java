package io.tandem.ranking.webhook.domain;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// When a message is tried again, and when no more.
///
/// @param delays before the first attempt, the second, and so on; at least one
/// @param longestWait the most that a receiver can ask for with `Retry-After`
public record RetrySchedule(List<Duration> delays, Duration longestWait) {
    private static final double SPREAD = 0.2;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int UNAVAILABLE = 503;

    /// Copies the delays.
    public RetrySchedule {
        if (delays.isEmpty()) {
            throw new IllegalArgumentException("a schedule needs at least one attempt");
        }
        delays = List.copyOf(delays);
    }

    /// Judges an attempt.
    ///
    /// @param failures attempts at the same message that failed before
    /// @param draw random, from 0 to below 1: spreads attempts by ± 20 %, so that those who failed
    ///     together do not come back together
    public Verdict judge(Answer answer, int failures, double draw, Instant now) {
        if (answer instanceof Answer.Response response && response.success()) {
            return new Verdict.Taken();
        }
        return failed(Failure.of(answer), answer, failures, draw, now);
    }

    /// Judges an attempt that failed for a reason of its own.
    Verdict failed(Failure failure, Answer answer, int failures, double draw, Instant now) {
        int next = failures + 1;
        if (failure.kind() == Failure.Kind.GONE || next >= delays.size()) {
            return new Verdict.Disabled(failure);
        }
        Duration regular = spread(delays.get(next), draw);
        Duration wanted = wanted(answer, now);
        return new Verdict.Again(failure, wanted.compareTo(regular) > 0 ? wanted : regular);
    }

    private static Duration spread(Duration delay, double draw) {
        return Duration.ofMillis(Math.round(delay.toMillis() * (1 - SPREAD + 2 * SPREAD * draw)));
    }

    /// What the receiver asks for (RFC 9110 §10.2.3): seconds or a date.
    private Duration wanted(Answer answer, Instant now) {
        if (!(answer instanceof Answer.Response response)
                || (response.status() != TOO_MANY_REQUESTS && response.status() != UNAVAILABLE)) {
            return Duration.ZERO;
        }
        Duration wanted = parse(response.retryAfter(), now);
        return wanted.compareTo(longestWait) > 0 ? longestWait : wanted;
    }

    private static Duration parse(@Nullable String retryAfter, Instant now) {
        if (retryAfter == null) {
            return Duration.ZERO;
        }
        String text = retryAfter.strip();
        try {
            return text.chars().allMatch(Character::isDigit)
                    ? Duration.ofSeconds(Long.parseLong(text))
                    : Duration.between(
                            now,
                            ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                                    .toInstant());
        } catch (DateTimeException | ArithmeticException | NumberFormatException unreadable) {
            return Duration.ZERO;
        }
    }
}
