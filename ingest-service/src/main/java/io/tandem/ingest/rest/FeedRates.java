package io.tandem.ingest.rest;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.EstimationProbe;
import io.github.bucket4j.TimeMeter;
import io.tandem.ingest.application.Items;
import io.tandem.ingest.domain.Refusal;
import io.tandem.ingest.domain.feed.Feed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// How much a feed may send: a token bucket of observations for each, on this replica. A document is taken whole while
/// anything is left, and may leave a debt that has to be waited for; lines and rows stop once the debt is a minute's.
@ApplicationScoped
class FeedRates {
    private static final int EVERY_ITEMS = 1_000;
    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final Map<String, Held> buckets = new ConcurrentHashMap<>();
    private final TimeMeter clock;

    private record Held(int perMinute, Bucket bucket) {}

    @Inject
    FeedRates() {
        this(TimeMeter.SYSTEM_NANOTIME);
    }

    FeedRates(TimeMeter clock) {
        this.clock = clock;
    }

    /// @throws ProblemException when nothing is left
    void require(Feed feed) {
        if (bucket(feed).getAvailableTokens() <= 0) {
            throw tooMuch(feed);
        }
    }

    /// Counts observations that were sent, taken or not, and tells what is left.
    Response stamped(Sender sender, int items, Response.ResponseBuilder answer) {
        Feed feed = sender.feed();
        if (feed != null) {
            if (items > 0) {
                bucket(feed).consumeIgnoringRateLimits(items);
            }
            answer.header("RateLimit", left(feed)).header("RateLimit-Policy", policy(feed));
        }
        return answer.build();
    }

    /// Items that end with a problem once the feed has sent far too much.
    Items rated(Sender sender, Items items) {
        Feed feed = sender.feed();
        if (feed == null) {
            return items;
        }
        Bucket bucket = bucket(feed);
        return new Items() {
            private int count;

            @Override
            public @Nullable Item next() throws IOException {
                Item item = items.next();
                if (count == EVERY_ITEMS || (item == null && count > 0)) {
                    bucket.consumeIgnoringRateLimits(count);
                    count = 0;
                    if (item != null && bucket.getAvailableTokens() < -feed.perMinute()) {
                        throw tooMuch(feed);
                    }
                }
                count++;
                return item;
            }

            @Override
            public long bytes() {
                return items.bytes();
            }
        };
    }

    private ProblemException tooMuch(Feed feed) {
        EstimationProbe probe = bucket(feed).estimateAbilityToConsume(1);
        return new ProblemException(
                Refusal.RATE_LIMITED,
                "The feed may send %d observations a minute; go on after Retry-After seconds."
                        .formatted(feed.perMinute()),
                Map.of(
                        HttpHeaders.RETRY_AFTER,
                        Long.toString(Math.max(1, seconds(probe.getNanosToWaitForRefill()))),
                        "RateLimit",
                        left(feed),
                        "RateLimit-Policy",
                        policy(feed)));
    }

    private String left(Feed feed) {
        long left = bucket(feed).getAvailableTokens();
        long missing = feed.perMinute() - left;
        return "\"feed\";r=%d;t=%d"
                .formatted(Math.max(0, left), Math.ceilDiv(missing * WINDOW.toSeconds(), feed.perMinute()));
    }

    private static String policy(Feed feed) {
        return "\"feed\";q=%d;w=%d".formatted(feed.perMinute(), WINDOW.toSeconds());
    }

    private Bucket bucket(Feed feed) {
        return buckets.compute(
                        feed.name(),
                        (_, held) -> held != null && held.perMinute == feed.perMinute()
                                ? held
                                : new Held(feed.perMinute(), fresh(feed.perMinute())))
                .bucket;
    }

    private Bucket fresh(int perMinute) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, WINDOW))
                .withCustomTimePrecision(clock)
                .build();
    }

    private static long seconds(long nanos) {
        return Math.ceilDiv(nanos, 1_000_000_000L);
    }
}
