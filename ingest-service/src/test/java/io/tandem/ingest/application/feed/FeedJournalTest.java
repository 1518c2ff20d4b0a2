package io.tandem.ingest.application.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.tandem.ingest.application.UnavailableException;
import io.tandem.ingest.application.feed.FeedRecords.Activity;
import io.tandem.ingest.domain.Refusal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FeedJournalTest {
    private static final Instant NOW = Instant.parse("2026-03-31T12:00:00Z");

    private final Map<String, Activity> written = new HashMap<>();
    private final List<Refused> refused = new ArrayList<>();
    private boolean away;
    private final FeedJournal journal = new FeedJournal(new Records(), MemoryFeeds.config(3));

    private final class Records implements FeedRecords {
        @Override
        public void write(Map<String, Activity> activity, List<Refused> items, List<Batch> batches) {
            if (away) {
                throw new UnavailableException(Refusal.REGISTRY_UNAVAILABLE, "away");
            }
            activity.forEach((feed, more) -> written.merge(feed, more, Activity::plus));
            refused.addAll(items);
        }

        @Override
        public Optional<Activity> activity(String feed) {
            return Optional.ofNullable(written.get(feed));
        }

        @Override
        public List<Kept> refusals(String feed, long before, int limit) {
            return List.of();
        }

        @Override
        public Optional<Batch> batch(String id) {
            return Optional.empty();
        }

        @Override
        public void prune(Instant olderThan, int refusalsPerFeed) {}
    }

    private static Refused item(String body) {
        return new Refused("plant", NOW, null, "/problems/x", "", "detail", null, body);
    }

    @Test
    void whatIsTooMuchIsDroppedAndCountedAndNobodyWaits() {
        for (int i = 0; i < 1_000; i++) {
            journal.keep(item(Integer.toString(i)));
        }

        assertThat(journal.hasRoom()).isFalse();
        assertThat(journal.dropped()).isEqualTo(997);
        journal.write();
        assertThat(refused).extracting(Refused::body).containsExactly("0", "1", "2");
        assertThat(journal.hasRoom()).isTrue();
    }

    @Test
    void countsOutliveADatabaseThatIsAway() {
        journal.count("plant", 5, 1, NOW);
        away = true;
        journal.write();
        journal.count("plant", 2, 0, NOW.plusSeconds(1));
        journal.keep(item("kept"));
        journal.write();
        assertThat(written).isEmpty();
        away = false;
        journal.write();

        assertThat(written).containsEntry("plant", new Activity(NOW.plusSeconds(1), 7, 1));
        assertThat(refused).extracting(Refused::body).containsExactly("kept");
    }
}
