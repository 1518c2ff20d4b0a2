package io.tandem.ingest.domain.feed;

import io.tandem.ingest.domain.CityCode;
import io.tandem.ingest.domain.Finding;
import io.tandem.ingest.domain.Indicator;
import io.tandem.ingest.domain.ObservationStatus;
import io.tandem.ingest.domain.Refusal;
import io.tandem.ingest.domain.Scope;
import io.tandem.ingest.domain.Text;
import io.tandem.ingest.domain.Verdict;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Decides whether a feed is taken, and makes it canonical.
public final class FeedRules {
    private static final int LONGEST_OWNER = 100;
    private static final long GREATEST_RATE = 100_000_000;

    private final List<Finding> findings = new ArrayList<>();

    private FeedRules() {}

    /// A new feed.
    ///
    /// @param perMinute when the draft leaves it out
    public static Verdict<Feed> create(FeedDraft draft, int perMinute) {
        FeedRules rules = new FeedRules();
        Feed blank = new Feed("", "", Scope.EVERYTHING, perMinute, null);
        String name = draft.name();
        if (name == null) {
            rules.add(Refusal.MISSING_MEMBER, "/name", "This member is required.");
        } else if (!Text.isSlug(name) || name.equals("me")) {
            rules.add(Refusal.INVALID_FEED, "/name", Text.SLUG + " Not me.");
        }
        if (draft.owner() == null) {
            rules.add(Refusal.MISSING_MEMBER, "/owner", "This member is required.");
        }
        return rules.verdict(blank, draft, name == null ? "" : name);
    }

    /// A feed after a change: what the draft leaves out stays.
    public static Verdict<Feed> change(Feed feed, FeedDraft draft) {
        FeedRules rules = new FeedRules();
        if (draft.name() != null && !draft.name().equals(feed.name())) {
            rules.add(Refusal.INVALID_FEED, "/name", "A feed keeps its name.");
        }
        return rules.verdict(feed, draft, feed.name());
    }

    private Verdict<Feed> verdict(Feed before, FeedDraft draft, String name) {
        Feed feed = new Feed(
                name,
                draft.owner() == null ? before.owner() : owner(draft.owner()),
                draft.scope() == null ? before.scope() : scope(draft.scope()),
                draft.perMinute() == null ? before.perMinute() : rate(draft.perMinute()),
                draft.expiresAt() == null ? before.expiresAt() : time(draft.expiresAt()));
        return findings.isEmpty() ? new Verdict.Accepted<>(feed) : new Verdict.Refused<>(findings);
    }

    private String owner(String owner) {
        if (!Text.isStorable(owner) || owner.isBlank() || owner.length() > LONGEST_OWNER) {
            add(Refusal.INVALID_NAME, "/owner", "An owner has 1 to 100 characters and is not blank.");
        }
        return owner;
    }

    private int rate(long perMinute) {
        if (perMinute < 1 || perMinute > GREATEST_RATE) {
            add(Refusal.VALUE_OUT_OF_RANGE, "/perMinute", "Expected 1 to 100000000 observations a minute.");
            return 1;
        }
        return (int) perMinute;
    }

    private @Nullable Instant time(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException _) {
            add(Refusal.INVALID_TIME, "/expiresAt", "Expected ISO 8601 with an offset.");
            return null;
        }
    }

    private Scope scope(FeedDraft.ScopeDraft draft) {
        Set<CityCode> cities = members(draft.cities(), "/scope/cities", Refusal.INVALID_CODE, FeedRules::city);
        Set<CityCode> provinces =
                members(draft.provinces(), "/scope/provinces", Refusal.INVALID_CODE, FeedRules::province);
        return new Scope(
                cities,
                provinces.stream().map(CityCode::province).collect(Collectors.toSet()),
                members(
                        draft.indicators(),
                        "/scope/indicators",
                        Refusal.UNKNOWN_INDICATOR,
                        name -> Indicator.named(name).filter(Indicator::isReported)),
                members(draft.statuses(), "/scope/statuses", Refusal.UNKNOWN_STATUS, ObservationStatus::named));
    }

    private static Optional<CityCode> city(String code) {
        return CityCode.isCode(code) ? Optional.of(new CityCode(code)) : Optional.empty();
    }

    private static Optional<CityCode> province(String code) {
        return city(code).filter(c -> c.value().endsWith("0000"));
    }

    private <T> Set<T> members(
            @Nullable List<@Nullable String> texts,
            String pointer,
            Refusal refusal,
            Function<String, Optional<T>> read) {
        Set<T> members = new LinkedHashSet<>();
        for (int i = 0; texts != null && i < texts.size(); i++) {
            String text = texts.get(i);
            Optional<T> member = text == null ? Optional.empty() : read.apply(text);
            if (member.isEmpty()) {
                add(refusal, pointer + "/" + i, EXPECTED.get(pointer));
            } else {
                members.add(member.get());
            }
        }
        return members;
    }

    private static final Map<String, String> EXPECTED = Map.of(
            "/scope/cities", "Expected the six digits of a city's code.",
            "/scope/provinces", "Expected the six digits of a province's code, such as 130000.",
            "/scope/indicators", "Expected one of CO2 SO2 NOX PM NO2 PM25 O3 AQI.",
            "/scope/statuses", "Expected provisional, validated or withdrawn.");

    private void add(Refusal refusal, String pointer, @Nullable String detail) {
        findings.add(new Finding(refusal, pointer, Objects.requireNonNull(detail)));
    }
}
