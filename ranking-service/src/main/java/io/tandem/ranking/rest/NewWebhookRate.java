package io.tandem.ranking.rest;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import io.tandem.ranking.config.WebhooksConfig;
import io.vertx.core.net.SocketAddress;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.InetAddress;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How many webhooks a client may make, since it need not say who it is: a token bucket for each address, on this
/// replica. Of IPv6 a whole /64 counts as one, since that is what a client has.
@Singleton
class NewWebhookRate {
    /// What is left, and when it is as much as can be (draft-ietf-httpapi-ratelimit-headers).
    static final String LEFT = "RateLimit";

    private static final String POLICY = "RateLimit-Policy";
    private static final int ADDRESSES = 10_000;
    private static final int NETWORK_BYTES = 8;

    private final int atOnce;
    private final Duration every;
    private final TimeMeter clock;
    private final Cache<String, Bucket> buckets;

    @Inject
    NewWebhookRate(WebhooksConfig config) {
        this(config.newAtOnce(), config.newEvery(), TimeMeter.SYSTEM_NANOTIME);
    }

    NewWebhookRate(int atOnce, Duration every, TimeMeter clock) {
        this.atOnce = atOnce;
        this.every = every;
        this.clock = clock;
        this.buckets = Caffeine.newBuilder()
                .maximumSize(ADDRESSES)
                .expireAfterAccess(every.multipliedBy(atOnce))
                .build();
    }

    /// Counts a request.
    ///
    /// @return what is left, for the answer
    /// @throws Problem.ProblemException when there were too many
    String take(SocketAddress client) {
        ConsumptionProbe probe = buckets.get(network(client), _ -> bucket()).tryConsumeAndReturnRemaining(1);
        String left = "\"new-webhooks\";r=%d;t=%d"
                .formatted(probe.getRemainingTokens(), seconds(probe.getNanosToWaitForReset()));
        if (!probe.isConsumed()) {
            throw tooMany()
                    .exception(Map.of(
                            HttpHeaders.RETRY_AFTER,
                            Long.toString(seconds(probe.getNanosToWaitForRefill())),
                            LEFT,
                            left,
                            POLICY,
                            "\"new-webhooks\";q=%d;w=%d"
                                    .formatted(
                                            atOnce, every.multipliedBy(atOnce).toSeconds())));
        }
        return left;
    }

    private Bucket bucket() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(atOnce).refillGreedy(1, every))
                .withCustomTimePrecision(clock)
                .build();
    }

    private static String network(SocketAddress client) {
        @Nullable String address = client.hostAddress();
        if (address == null || !address.contains(":")) {
            return String.valueOf(client.host());
        }
        int zone = address.indexOf('%');
        byte[] bytes = InetAddress.ofLiteral(zone < 0 ? address : address.substring(0, zone))
                .getAddress();
        return HexFormat.of().formatHex(bytes, 0, Math.min(bytes.length, NETWORK_BYTES));
    }

    private static long seconds(long nanos) {
        return Math.ceilDiv(nanos, 1_000_000_000L);
    }

    private static Problem tooMany() {
        return new Problem(
                "/problems/too-many-requests",
                "Too many requests",
                429,
                "This address has made many webhooks of late; try again after `Retry-After` seconds.",
                List.of());
    }
}
