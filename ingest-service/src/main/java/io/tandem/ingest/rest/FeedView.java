package io.tandem.ingest.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tandem.ingest.application.feed.FeedKey;
import io.tandem.ingest.application.feed.FeedRecords.Activity;
import io.tandem.ingest.application.feed.KeepFeeds.Made;
import io.tandem.ingest.domain.CityCode;
import io.tandem.ingest.domain.Scope;
import io.tandem.ingest.domain.feed.Feed;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A feed as the API shows it.
///
/// @param key only in the answer that makes it
/// @param keys those that are stored, without what proves them
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Feed")
public record FeedView(
        @Schema(examples = "tangshan-stacks") String name,
        String owner,
        ScopeView scope,

        @Schema(description = "Observations it may send in a minute")
        int perMinute,

        @Nullable Instant expiresAt,
        @Nullable KeyView key,
        @Nullable List<KeyView> keys,
        @Nullable Instant lastSeen,
        @Nullable Long accepted,
        @Nullable Long refused) {
    /// What it may report; an empty list is no limit.
    @Schema(name = "FeedScope")
    public record ScopeView(
            Collection<String> cities,
            Collection<String> provinces,
            Collection<String> indicators,
            Collection<String> statuses) {
        static ScopeView of(Scope scope) {
            return new ScopeView(
                    scope.cities().stream().map(CityCode::value).sorted().toList(),
                    scope.provinces().stream().map(p -> p + "0000").sorted().toList(),
                    scope.indicators().stream().sorted().map(Enum::name).toList(),
                    scope.statuses().stream().sorted().map(s -> s.wireName()).toList());
        }
    }

    /// A key.
    ///
    /// @param key the whole of it, shown once
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "FeedKey")
    public record KeyView(
            String prefix,

            @Nullable @Schema(description = "Shown once; it is not stored")
            String key,

            Instant createdAt,
            @Nullable Instant expiresAt) {
        static KeyView of(FeedKey k) {
            return new KeyView(k.prefix(), null, k.createdAt(), k.expiresAt());
        }

        static KeyView of(Made made) {
            return new KeyView(
                    made.key().prefix(),
                    made.text().text(),
                    made.key().createdAt(),
                    made.key().expiresAt());
        }
    }

    static FeedView of(Feed f, List<FeedKey> keys) {
        return of(f, null, keys.stream().map(KeyView::of).toList(), null);
    }

    static FeedView created(Feed f, Made made) {
        return of(f, KeyView.of(made), null, null);
    }

    static FeedView record(Feed f, Activity activity) {
        return of(f, null, null, activity);
    }

    private static FeedView of(
            Feed f, @Nullable KeyView key, @Nullable List<KeyView> keys, @Nullable Activity activity) {
        return new FeedView(
                f.name(),
                f.owner(),
                ScopeView.of(f.scope()),
                f.perMinute(),
                f.expiresAt(),
                key,
                keys,
                activity == null ? null : activity.lastSeen(),
                activity == null ? null : activity.accepted(),
                activity == null ? null : activity.refused());
    }
}
