package io.tandem.ingest.domain.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.tandem.ingest.domain.CityCode;
import io.tandem.ingest.domain.Finding;
import io.tandem.ingest.domain.Indicator;
import io.tandem.ingest.domain.ObservationDraft;
import io.tandem.ingest.domain.ObservationRules;
import io.tandem.ingest.domain.ObservationStatus;
import io.tandem.ingest.domain.Permit;
import io.tandem.ingest.domain.Refusal;
import io.tandem.ingest.domain.Scope;
import io.tandem.ingest.domain.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeedRulesTest {
    private static final Instant NOW = Instant.parse("2026-03-31T12:00:00Z");

    private static List<Finding> findings(Verdict<?> verdict) {
        return verdict instanceof Verdict.Refused<?>(var findings) ? findings : List.of();
    }

    @Test
    void aFeedGetsItsDefaultsAndAScope() {
        var scope =
                new FeedDraft.ScopeDraft(List.of("130200"), List.of("110000"), List.of("CO2"), List.of("provisional"));

        var verdict = FeedRules.create(new FeedDraft("plant", "Somebody", scope, null, null), 7);

        assertThat(verdict)
                .isEqualTo(new Verdict.Accepted<>(new Feed(
                        "plant",
                        "Somebody",
                        new Scope(
                                Set.of(new CityCode("130200")),
                                Set.of("11"),
                                Set.of(Indicator.CO2),
                                Set.of(ObservationStatus.PROVISIONAL)),
                        7,
                        null)));
    }

    @Test
    void everythingWrongIsFoundAtOnce() {
        var scope = new FeedDraft.ScopeDraft(
                List.of("13020"), List.of("130200"), List.of("LAPEQ", "CO2"), List.of("final"));

        assertThat(findings(FeedRules.create(new FeedDraft("me", " ", scope, 0L, "tomorrow"), 7)))
                .extracting(Finding::refusal, Finding::pointer)
                .containsExactly(
                        Assertions.tuple(Refusal.INVALID_FEED, "/name"),
                        Assertions.tuple(Refusal.INVALID_NAME, "/owner"),
                        Assertions.tuple(Refusal.INVALID_CODE, "/scope/cities/0"),
                        Assertions.tuple(Refusal.INVALID_CODE, "/scope/provinces/0"),
                        Assertions.tuple(Refusal.UNKNOWN_INDICATOR, "/scope/indicators/0"),
                        Assertions.tuple(Refusal.UNKNOWN_STATUS, "/scope/statuses/0"),
                        Assertions.tuple(Refusal.VALUE_OUT_OF_RANGE, "/perMinute"),
                        Assertions.tuple(Refusal.INVALID_TIME, "/expiresAt"));
        assertThat(findings(FeedRules.create(new FeedDraft(null, null, null, null, null), 7)))
                .extracting(Finding::pointer)
                .containsExactly("/name", "/owner");
    }

    @Test
    void aChangeLeavesWhatItDoesNotName() {
        Feed feed = new Feed("plant", "Somebody", Scope.EVERYTHING, 7, NOW);

        assertThat(FeedRules.change(feed, new FeedDraft(null, null, null, 8L, null)))
                .isEqualTo(new Verdict.Accepted<>(new Feed("plant", "Somebody", Scope.EVERYTHING, 8, NOW)));
        assertThat(findings(FeedRules.change(feed, new FeedDraft("other", null, null, null, null))))
                .extracting(Finding::pointer)
                .containsExactly("/name");
    }

    @ParameterizedTest
    @CsvSource({
        "130200, CO2, validated,,",
        "130200, CO2, , plant,",
        "110108, CO2, validated,,",
        "130300, CO2, validated,, OUT_OF_SCOPE /city",
        "130200, SO2, validated,, OUT_OF_SCOPE /indicator",
        "130200, CO2, provisional,, OUT_OF_SCOPE /status",
        "130200, CO2, withdrawn,, OUT_OF_SCOPE /status",
        "130200, CO2, validated, other, FEED_NOT_YOURS /feed"
    })
    void aFeedReportsWhatIsInItsScopeUnderItsOwnNameAndNothingElse(
            String city, String indicator, @Nullable String status, @Nullable String feed, @Nullable String finding) {
        Scope scope = new Scope(
                Set.of(new CityCode("130200")),
                Set.of("11"),
                Set.of(Indicator.CO2),
                Set.of(ObservationStatus.VALIDATED));
        var draft = new ObservationDraft(null, feed, city, indicator, "2019", 1.0, "t", status, null, null, null);

        var verdict = new ObservationRules(_ -> true, UUID::randomUUID).judge(draft, NOW, new Permit("plant", scope));

        assertThat(findings(verdict).stream().map(f -> f.refusal() + " " + f.pointer()))
                .isEqualTo(finding == null ? List.of() : List.of(finding));
        if (verdict instanceof Verdict.Accepted<io.tandem.ingest.domain.Observation>(var observation)) {
            assertThat(observation.feed()).isEqualTo("plant");
        }
    }
}
