package io.tandem.ranking.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.bucket4j.TimeMeter;
import io.tandem.ranking.rest.Problem.ProblemException;
import io.vertx.core.net.SocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class NewWebhookRateTest {
    private final AtomicLong now = new AtomicLong();
    private final NewWebhookRate rate = new NewWebhookRate(2, Duration.ofMinutes(1), new TimeMeter() {
        @Override
        public long currentTimeNanos() {
            return now.get();
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    });

    @Test
    void afterSoManyAtOnceOneMoreIsAllowedEverySoOften() {
        assertThat(take("192.0.2.1")).isEqualTo("\"new-webhooks\";r=1;t=60");
        now.addAndGet(Duration.ofSeconds(10).toNanos());
        assertThat(take("192.0.2.1")).isEqualTo("\"new-webhooks\";r=0;t=110");

        ProblemException refused = refusal("192.0.2.1");

        assertThat(refused.problem().status()).isEqualTo(429);
        assertThat(refused.problem().type()).isEqualTo("/problems/too-many-requests");
        assertThat(refused.headers())
                .isEqualTo(Map.of(
                        "Retry-After", "50",
                        "RateLimit", "\"new-webhooks\";r=0;t=110",
                        "RateLimit-Policy", "\"new-webhooks\";q=2;w=120"));
        now.addAndGet(Duration.ofSeconds(50).toNanos());
        assertThat(take("192.0.2.1")).contains("r=0");
    }

    @Test
    void addressesAreCountedApartAndANetworkOfIpv6AsOne() {
        for (int i = 1; i <= 2; i++) {
            take("192.0.2.1");
            take("2001:db8:0:1::" + i);
        }

        assertThat(refusal("192.0.2.1")).isNotNull();
        assertThat(refusal("2001:db8:0:1:ffff::9")).isNotNull();
        assertThat(take("192.0.2.2")).contains("r=1");
        assertThat(take("2001:db8:0:2::1")).contains("r=1");
    }

    private String take(String address) {
        return rate.take(SocketAddress.inetSocketAddress(1, address));
    }

    private ProblemException refusal(String address) {
        return catchThrowableOfType(ProblemException.class, () -> take(address));
    }
}
