package io.tandem.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/// What many clients of one stream have seen together.
final class Crowd {
    private static final Pattern AT = Pattern.compile("\"at\":\"([^\"]+)\"");

    private final Map<Long, Instant> committed = new ConcurrentHashMap<>();
    private final LongAdder opened = new LongAdder();
    private final LongAdder events = new LongAdder();
    private final LongAdder gaps = new LongAdder();
    private final LongAdder lost = new LongAdder();
    private final LongAdder slowLost = new LongAdder();
    private final Map<String, LongAdder> refusals = new ConcurrentHashMap<>();
    private volatile Histogram delays = histogram();

    private static Histogram histogram() {
        return new ConcurrentHistogram(TimeUnit.MINUTES.toMicros(5), 3);
    }

    void opened() {
        opened.increment();
    }

    /// A change arrived.
    ///
    /// @param follows whether it is the next one of its client
    void received(String event, long sequence, boolean follows) {
        Instant now = Instant.now();
        Instant at = committed.computeIfAbsent(sequence, _ -> at(event));
        delays.recordValue(Math.max(
                0, TimeUnit.NANOSECONDS.toMicros(Duration.between(at, now).toNanos())));
        events.increment();
        if (!follows) {
            gaps.increment();
        }
    }

    void refused(String why) {
        refusals.computeIfAbsent(why, _ -> new LongAdder()).increment();
    }

    void lost(boolean slow) {
        (slow ? slowLost : lost).increment();
    }

    /// First events since the last call of [#forget].
    long openedCount() {
        return opened.sum();
    }

    long eventCount() {
        return events.sum();
    }

    /// Changes that were not the next one of their client.
    long gapCount() {
        return gaps.sum();
    }

    /// Connections that ended without having been asked to.
    long lostCount() {
        return lost.sum();
    }

    /// The same, of clients that took nothing.
    long slowLostCount() {
        return slowLost.sum();
    }

    Map<String, LongAdder> refusals() {
        return refusals;
    }

    /// From a change's commit to its receipt, in microseconds.
    Histogram delays() {
        return delays;
    }

    /// Begins to count anew.
    void forget() {
        opened.reset();
        events.reset();
        delays = histogram();
    }

    private static Instant at(String event) {
        Matcher found = AT.matcher(event);
        if (!found.find()) {
            throw new IllegalStateException("a change without a time");
        }
        return Instant.parse(found.group(1));
    }
}
