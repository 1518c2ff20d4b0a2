package io.tandem.ingest.domain;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Decides whether an observation is taken, and makes it canonical. Every rule is applied, so that a sender
/// learns everything that is wrong at once.
///
/// @param knownCities whether any roster holds the city
/// @param freshIds names for observations that come without id and time
public record ObservationRules(Predicate<CityCode> knownCities, Supplier<UUID> freshIds) {
    private static final Instant EARLIEST = Instant.parse("1990-01-01T00:00:00Z");
    private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(5);
    private static final int GREATEST_REVISION = 1_000_000;
    private static final int LONGEST_REASON = 500;
    private static final int LONGEST_ID = 128;

    /// The verdict on one draft.
    ///
    /// A status defaults to `validated`, a revision to 1, the observation time to `receivedAt`. Without an id,
    /// the same content with the same observation time always gets the same one; without a time, a fresh one.
    /// A withdrawn observation needs no value; one that is sent is left out.
    ///
    /// @param permit who sends, and what it may report; the name of a feed that has a key is its key's
    public Verdict<Observation> judge(ObservationDraft draft, Instant receivedAt, Permit permit) {
        Findings findings = new Findings();
        String feed = feed(draft.feed(), permit, findings);
        CityCode city = city(draft.city(), findings);
        Indicator indicator = indicator(draft.indicator(), findings);
        unit(draft.unit(), indicator, findings);
        Period period = period(draft.period(), receivedAt, findings);
        ObservationStatus status = status(draft.status(), findings);
        value(draft.value(), indicator, status, findings);
        long revision = revision(draft.revision(), findings);
        Instant observedAt = observedAt(draft.observedAt(), receivedAt, findings);
        id(draft.id(), findings);
        reason(draft.reason(), findings);
        scope(permit.scope(), city, indicator, status, findings);
        return findings.orElse(() -> {
            Observation unnamed = new Observation(
                    "",
                    feed,
                    Objects.requireNonNull(city),
                    Objects.requireNonNull(indicator),
                    Objects.requireNonNull(period),
                    status == ObservationStatus.WITHDRAWN ? null : canonical(draft.value()),
                    Objects.requireNonNull(status),
                    (int) revision,
                    Objects.requireNonNull(observedAt),
                    receivedAt.truncatedTo(ChronoUnit.MICROS),
                    draft.reason());
            return unnamed.named(name(draft, unnamed));
        });
    }

    private String name(ObservationDraft draft, Observation unnamed) {
        if (draft.id() != null) {
            return draft.id();
        }
        return (draft.observedAt() == null ? freshIds.get() : unnamed.contentId()).toString();
    }

    /// −0 becomes 0.
    private static double canonical(@Nullable Double value) {
        return Objects.requireNonNull(value) + 0.0;
    }

    private static String feed(@Nullable String name, Permit permit, Findings findings) {
        String own = permit.feed();
        if (own == null) {
            return findings.slug(name, "/feed", Refusal.INVALID_FEED);
        }
        if (name != null && !name.equals(own)) {
            findings.add(Refusal.FEED_NOT_YOURS, "/feed", "Leave it out, or name the feed that sends.");
        }
        return own;
    }

    private static void scope(
            Scope scope,
            @Nullable CityCode city,
            @Nullable Indicator indicator,
            @Nullable ObservationStatus status,
            Findings findings) {
        if (city != null && !scope.holds(city)) {
            findings.add(Refusal.OUT_OF_SCOPE, "/city", "The feed's scope does not hold this city.");
        }
        if (indicator != null && !scope.holds(indicator)) {
            findings.add(Refusal.OUT_OF_SCOPE, "/indicator", "The feed's scope does not hold this indicator.");
        }
        if (status != null && !scope.holds(status)) {
            findings.add(Refusal.OUT_OF_SCOPE, "/status", "The feed's scope does not hold this status.");
        }
    }

    private @Nullable CityCode city(@Nullable String code, Findings findings) {
        if (findings.required(code, "/city") == null) {
            return null;
        }
        String text = Objects.requireNonNull(code);
        if (CityCode.isCode(text)) {
            CityCode city = new CityCode(text);
            if (knownCities.test(city)) {
                return city;
            }
        }
        findings.add(Refusal.UNKNOWN_CITY, "/city", "Expected the six-digit code of a city that a roster holds.");
        return null;
    }

    private static @Nullable Indicator indicator(@Nullable String name, Findings findings) {
        if (findings.required(name, "/indicator") == null) {
            return null;
        }
        Indicator indicator = Indicator.named(Objects.requireNonNull(name))
                .filter(Indicator::isReported)
                .orElse(null);
        if (indicator == null) {
            findings.add(Refusal.UNKNOWN_INDICATOR, "/indicator", "Expected one of CO2 SO2 NOX PM NO2 PM25 O3 AQI.");
        }
        return indicator;
    }

    private static void unit(@Nullable String unit, @Nullable Indicator indicator, Findings findings) {
        if (findings.required(unit, "/unit") == null || indicator == null) {
            return;
        }
        if (!indicator.kind().isUnit(Objects.requireNonNull(unit))) {
            String expected = indicator.kind().unit();
            findings.add(Refusal.WRONG_UNIT, "/unit", "The unit of " + indicator + " is \"" + expected + "\".");
        }
    }

    /// A period is in the future when it has begun nowhere on Earth, that is at UTC+14.
    private static @Nullable Period period(@Nullable String text, Instant now, Findings findings) {
        if (findings.required(text, "/period") == null) {
            return null;
        }
        Period period = Period.parse(Objects.requireNonNull(text)).orElse(null);
        if (period == null) {
            findings.add(
                    Refusal.INVALID_PERIOD,
                    "/period",
                    "Expected a year, 2019-Q3, 2019-07 or 2019-07-14, from 1900 on.");
        } else if (period.start().isAfter(LocalDate.ofInstant(now, ZoneOffset.ofHours(14)))) {
            findings.add(Refusal.FUTURE_PERIOD, "/period", "A period is reported once it has begun.");
        }
        return period;
    }

    private static @Nullable ObservationStatus status(@Nullable String name, Findings findings) {
        if (name == null) {
            return ObservationStatus.VALIDATED;
        }
        ObservationStatus status = ObservationStatus.named(name).orElse(null);
        if (status == null) {
            findings.add(Refusal.UNKNOWN_STATUS, "/status", "Expected provisional, validated or withdrawn.");
        }
        return status;
    }

    private static void value(
            @Nullable Double value,
            @Nullable Indicator indicator,
            @Nullable ObservationStatus status,
            Findings findings) {
        boolean counts = status != ObservationStatus.WITHDRAWN;
        if (counts && findings.required(value, "/value") != null && indicator != null) {
            range(Objects.requireNonNull(value), indicator, findings);
        }
    }

    private static void range(double value, Indicator indicator, Findings findings) {
        double greatest = indicator.kind().greatest();
        if (value < 0) {
            findings.add(Refusal.NEGATIVE_VALUE, "/value", indicator + " is never below 0.");
        } else if (!(value <= greatest)) {
            String range = "%s is taken from 0 to %.0f.".formatted(indicator, greatest);
            findings.add(Refusal.VALUE_OUT_OF_RANGE, "/value", range);
        }
    }

    private static long revision(@Nullable Long revision, Findings findings) {
        long number = revision == null ? 1 : revision;
        if (number < 1 || number > GREATEST_REVISION) {
            findings.add(Refusal.INVALID_REVISION, "/revision", "Expected an integer from 1 to 1000000.");
        }
        return number;
    }

    private static @Nullable Instant observedAt(@Nullable String text, Instant receivedAt, Findings findings) {
        Instant time;
        try {
            time = text == null ? receivedAt : Instant.parse(text);
        } catch (DateTimeParseException _) {
            findings.add(
                    Refusal.INVALID_TIME,
                    "/observedAt",
                    "Expected ISO 8601 with an offset: 2020-06-30T08:00:00+08:00.");
            return null;
        }
        if (time.isBefore(EARLIEST) || time.isAfter(receivedAt.plus(CLOCK_TOLERANCE))) {
            findings.add(
                    Refusal.TIME_OUT_OF_RANGE, "/observedAt", "Expected a time from 1990 to five minutes from now.");
        }
        return time.truncatedTo(ChronoUnit.MICROS);
    }

    private static void id(@Nullable String id, Findings findings) {
        if (id != null && !isId(id)) {
            findings.add(Refusal.INVALID_ID, "/id", "Expected 1 to 128 printable ASCII characters without spaces.");
        }
    }

    /// Whether the text can name an event: 1 to 128 printable ASCII characters without spaces.
    public static boolean isId(String id) {
        for (int i = 0; i < id.length(); i++) {
            if (id.charAt(i) < '!' || id.charAt(i) > '~') {
                return false;
            }
        }
        return !id.isEmpty() && id.length() <= LONGEST_ID;
    }

    private static void reason(@Nullable String reason, Findings findings) {
        if (reason != null && !Text.isStorable(reason)) {
            findings.add(Refusal.CONTROL_CHARACTER, "/reason", Text.STORABLE);
        } else if (reason != null && reason.length() > LONGEST_REASON) {
            findings.add(Refusal.INVALID_REASON, "/reason", "A reason has at most 500 characters.");
        }
    }
}
