package io.tandem.ingest.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bucket4j.TimeMeter;
import io.tandem.ingest.application.Items;
import io.tandem.ingest.application.Place;
import io.tandem.ingest.application.Submission;
import io.tandem.ingest.domain.ObservationDraft;
import io.tandem.ingest.domain.Permit;
import io.tandem.ingest.domain.Refusal;
import io.tandem.ingest.domain.Scope;
import io.tandem.ingest.domain.feed.Feed;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class FeedRatesTest {
    private static final Feed FEED = new Feed("plant", "Somebody", Scope.EVERYTHING, 600, null);
    private static final Sender SENDER = new Sender(new Permit("plant", Scope.EVERYTHING), FEED);

    private long nanos = TimeUnit.HOURS.toNanos(1);
    private final FeedRates rates = new FeedRates(new TimeMeter() {
        @Override
        public long currentTimeNanos() {
            return nanos;
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    });

    @Test
    void aDebtHasToBeWaitedForAndTheAnswerSaysHowLong() {
        Response answer = rates.stamped(SENDER, 900, Response.ok());

        assertThat(answer.getHeaderString("RateLimit-Policy")).isEqualTo("\"feed\";q=600;w=60");
        assertThat(answer.getHeaderString("RateLimit")).isEqualTo("\"feed\";r=0;t=90");
        assertThatThrownBy(() -> rates.require(FEED)).isInstanceOfSatisfying(ProblemException.class, e -> {
            assertThat(e.refusal()).isEqualTo(Refusal.RATE_LIMITED);
            assertThat(Integer.parseInt(e.headers().get("Retry-After"))).isBetween(30, 31);
            assertThat(e.headers()).containsKeys("RateLimit", "RateLimit-Policy");
        });

        nanos += TimeUnit.SECONDS.toNanos(31);

        assertThatCode(() -> rates.require(FEED)).doesNotThrowAnyException();
    }

    @Test
    void aChangedRateHoldsAtOnceAndFeedsDoNotShareIt() {
        rates.stamped(SENDER, 900, Response.ok());

        assertThatCode(() -> rates.require(new Feed("other", "Somebody", Scope.EVERYTHING, 600, null)))
                .doesNotThrowAnyException();
        assertThatCode(() -> rates.require(new Feed("plant", "Somebody", Scope.EVERYTHING, 700, null)))
                .doesNotThrowAnyException();
    }

    @Test
    void linesStopOnceTheDebtIsAMinutes() throws IOException {
        var draft = new ObservationDraft(null, null, null, null, null, null, null, null, null, null, null);
        Items endless = () -> new Items.Item(new Submission(draft, List.of()), Place.line(1), _ -> "");
        Items rated = rates.rated(SENDER, endless);

        int count = 0;
        ProblemException end = null;
        while (end == null) {
            try {
                assertThat(rated.next()).isNotNull();
                count++;
            } catch (ProblemException e) {
                end = e;
            }
        }

        assertThat(end.refusal()).isEqualTo(Refusal.RATE_LIMITED);
        assertThat(count).isBetween(1_200, 2_200);
    }
}
