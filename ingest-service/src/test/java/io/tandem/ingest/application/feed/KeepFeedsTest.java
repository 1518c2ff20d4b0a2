package io.tandem.ingest.application.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tandem.ingest.application.UnavailableException;
import io.tandem.ingest.domain.Verdict;
import io.tandem.ingest.domain.feed.Feed;
import io.tandem.ingest.domain.feed.FeedDraft;
import io.tandem.ingest.domain.feed.KeyText;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KeepFeedsTest {
    private static final Instant NOW = Instant.parse("2026-03-31T12:00:00Z");
    private static final FeedDraft DRAFT = new FeedDraft("plant", "Somebody", null, null, null);

    private final MemoryFeeds store = new MemoryFeeds();
    private final FeedDirectory directory = new FeedDirectory(store, MemoryFeeds.config(1));
    private final KeepFeeds feeds = new KeepFeeds(store, directory, MemoryFeeds.config(1));

    private String created() {
        return accepted(feeds.create(DRAFT, NOW)).key().text().text();
    }

    private static <T> T accepted(Verdict<T> verdict) {
        return switch (verdict) {
            case Verdict.Accepted<T>(T value) -> value;
            case Verdict.Refused<T>(var findings) -> throw new AssertionError(findings);
        };
    }

    private boolean opens(String key, Instant at) {
        return directory.holder(key, at).map(Feed::name).equals(Optional.of("plant"));
    }

    @Test
    void aKeyOpensItsFeedAndIsStoredAsAHashOnly() {
        String key = created();

        assertThat(opens(key, NOW)).isTrue();
        assertThat(key).matches("tdm_[0-9a-f]{12}_[A-Za-z0-9_-]{43}");
        assertThat(store.all().keys().getFirst().toString()).doesNotContain(key.substring(17));
        assertThat(KeyText.parse(key).orElseThrow().toString()).doesNotContain(key.substring(17));
    }

    @Test
    void nothingElseOpensIt() {
        String key = created();

        assertThat(opens(key.substring(0, key.length() - 1) + (key.endsWith("A") ? "B" : "A"), NOW))
                .isFalse();
        assertThat(opens(key + "x", NOW)).isFalse();
        assertThat(opens("", NOW)).isFalse();
        assertThat(opens(KeyText.random().text(), NOW)).isFalse();
    }

    @Test
    void twoKeysMayLiveAndAThirdMayNot() {
        String first = created();
        String second = accepted(feeds.addKey("plant", null, NOW)).text().text();

        assertThat(opens(first, NOW)).isTrue();
        assertThat(opens(second, NOW)).isTrue();
        assertThat(feeds.addKey("plant", null, NOW)).isInstanceOf(Verdict.Refused.class);
    }

    @Test
    void rotationLetsTheNewestGoOnForAWhileAndEndsTheOthers() {
        String first = created();
        String second =
                accepted(feeds.addKey("plant", null, NOW.plusSeconds(1))).text().text();
        String third = feeds.rotate("plant", Duration.ofHours(1), NOW.plusSeconds(2))
                .text()
                .text();

        Instant soon = NOW.plusSeconds(3);
        Instant later = NOW.plus(Duration.ofHours(2));
        assertThat(opens(first, soon)).isFalse();
        assertThat(opens(second, soon)).isTrue();
        assertThat(opens(second, later)).isFalse();
        assertThat(opens(third, later)).isTrue();
    }

    @Test
    void revokedExpiredAndRemovedKeysOpenNothing() {
        String first = created();
        String second =
                accepted(feeds.addKey("plant", NOW.plusSeconds(60), NOW)).text().text();
        assertThat(feeds.revoke("plant", first.substring(4, 16), NOW)).isTrue();
        assertThat(feeds.revoke("plant", first.substring(4, 16), NOW)).isFalse();

        assertThat(opens(first, NOW)).isFalse();
        assertThat(opens(second, NOW)).isTrue();
        assertThat(opens(second, NOW.plusSeconds(60))).isFalse();
        assertThat(feeds.remove("plant")).isTrue();
        assertThat(opens(second, NOW)).isFalse();
    }

    @Test
    void anExpiredFeedsKeysOpenNothing() {
        String key = created();
        feeds.change(
                "plant",
                new FeedDraft(null, null, null, null, NOW.plusSeconds(5).toString()));

        assertThat(opens(key, NOW)).isTrue();
        assertThat(opens(key, NOW.plusSeconds(5))).isFalse();
    }

    @Test
    void knownKeysGoOnWhileTheDatabaseIsAway() {
        String key = created();
        store.away = true;

        assertThatThrownBy(directory::refresh).isInstanceOf(UnavailableException.class);
        assertThat(opens(key, NOW)).isTrue();
    }

    @Test
    void aServerWithAnotherKeyKnowsNoneOfTheKeys() {
        String key = created();
        String hash = store.all().keys().getFirst().hash();
        KeyText text = KeyText.parse(key).orElseThrow();
        byte[] other = new byte[32];
        other[0] = 1;

        assertThat(new KeyHashes(Optional.of(Base64.getEncoder().encodeToString(new byte[32]))).matches(text, hash))
                .isTrue();
        assertThat(new KeyHashes(Optional.of(Base64.getEncoder().encodeToString(other))).matches(text, hash))
                .isFalse();
        assertThat(new KeyHashes(Optional.empty()).matches(text, hash)).isFalse();
        assertThatThrownBy(() -> new KeyHashes(Optional.of("c2hvcnQ=")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("c2hvcnQ=");
    }
}
