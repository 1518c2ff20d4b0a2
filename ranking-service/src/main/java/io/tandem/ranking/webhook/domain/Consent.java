package io.tandem.ranking.webhook.domain;

import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Whether a receiver wants our messages (CloudEvents, HTTP 1.1 Web Hooks for Event Delivery, §4).
///
/// @param origin by what name we ask
/// @param schedule when we ask again
public record Consent(String origin, RetrySchedule schedule) {
    private static final String ANY = "*";
    private static final int MAX_RATE = 1_000_000;

    /// Judges an answer to the request for consent.
    ///
    /// @param failures requests that failed before
    /// @param draw random, from 0 to below 1
    public Verdict judge(Answer answer, int failures, double draw, Instant now) {
        if (answer instanceof Answer.Response response
                && response.success()
                && !(names(response.allowedOrigin()) && isRate(response.allowedRate()))) {
            Failure refused = new Failure(Failure.Kind.NOT_ALLOWED, response.status());
            return schedule.failed(refused, answer, failures, draw, now);
        }
        return schedule.judge(answer, failures, draw, now);
    }

    /// Requests a minute that an answer allows; null when any number, or when it was no consent.
    public static @Nullable Integer rate(Answer answer) {
        @Nullable String rate = answer instanceof Answer.Response response ? response.allowedRate() : null;
        return rate == null || isAny(rate) ? null : (Integer) perMinute(rate);
    }

    private boolean names(@Nullable String allowed) {
        return allowed != null
                && Arrays.stream(allowed.split(","))
                        .anyMatch(name -> isAny(name) || name.strip().equalsIgnoreCase(origin));
    }

    private static boolean isRate(@Nullable String rate) {
        return rate == null || isAny(rate) || perMinute(rate) > 0;
    }

    private static boolean isAny(String allowed) {
        return allowed.strip().equals(ANY);
    }

    /// @return 0 when it is no number of requests
    private static int perMinute(String rate) {
        try {
            return Math.clamp(Long.parseLong(rate.strip()), 0, MAX_RATE);
        } catch (NumberFormatException unreadable) {
            return 0;
        }
    }
}
