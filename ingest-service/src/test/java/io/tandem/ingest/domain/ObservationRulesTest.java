package io.tandem.ingest.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ObservationRulesTest {
    private static final Instant NOW = Instant.parse("2026-03-31T12:00:00.123456789Z");
    private static final UUID FRESH = new UUID(7, 7);
    private static final ObservationRules RULES =
            new ObservationRules(Set.of(new CityCode("130200"))::contains, () -> FRESH);
    private static final Draft GOOD =
            new Draft(null, "feed-1", "130200", "CO2", "2019", 5.5, "t", null, null, null, null);

    /// A draft that can be varied by one member at a time.
    private record Draft(
            @Nullable String id,
            @Nullable String feed,
            @Nullable String city,
            @Nullable String indicator,
            @Nullable String period,
            @Nullable Double value,
            @Nullable String unit,
            @Nullable String status,
            @Nullable Long revision,
            @Nullable String observedAt,
            @Nullable String reason) {
        ObservationDraft build() {
            return new ObservationDraft(
                    id, feed, city, indicator, period, value, unit, status, revision, observedAt, reason);
        }

        Draft id(String x) {
            return new Draft(x, feed, city, indicator, period, value, unit, status, revision, observedAt, reason);
        }

        Draft feed(@Nullable String x) {
            return new Draft(id, x, city, indicator, period, value, unit, status, revision, observedAt, reason);
        }

        Draft city(@Nullable String x) {
            return new Draft(id, feed, x, indicator, period, value, unit, status, revision, observedAt, reason);
        }

        Draft of(@Nullable String i, @Nullable Double v, @Nullable String u) {
            return new Draft(id, feed, city, i, period, v, u, status, revision, observedAt, reason);
        }

        Draft period(@Nullable String x) {
            return new Draft(id, feed, city, indicator, x, value, unit, status, revision, observedAt, reason);
        }

        Draft status(String x) {
            return new Draft(id, feed, city, indicator, period, value, unit, x, revision, observedAt, reason);
        }

        Draft revision(long x) {
            return new Draft(id, feed, city, indicator, period, value, unit, status, x, observedAt, reason);
        }

        Draft observedAt(String x) {
            return new Draft(id, feed, city, indicator, period, value, unit, status, revision, x, reason);
        }

        Draft reason(String x) {
            return new Draft(id, feed, city, indicator, period, value, unit, status, revision, observedAt, x);
        }
    }

    private static Arguments row(UnaryOperator<Draft> change, Refusal refusal, String pointer) {
        return Arguments.of(change.apply(GOOD).build(), refusal, pointer);
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                row(d -> d.feed(null), Refusal.MISSING_MEMBER, "/feed"),
                row(d -> d.feed("Feed 1"), Refusal.INVALID_FEED, "/feed"),
                row(d -> d.city(null), Refusal.MISSING_MEMBER, "/city"),
                row(d -> d.city("999999"), Refusal.UNKNOWN_CITY, "/city"),
                row(d -> d.city("Tangshan"), Refusal.UNKNOWN_CITY, "/city"),
                row(d -> d.of(null, 1.0, "t"), Refusal.MISSING_MEMBER, "/indicator"),
                row(d -> d.of("CH4", 1.0, "t"), Refusal.UNKNOWN_INDICATOR, "/indicator"),
                row(d -> d.of("LAPEQ", 1.0, "t"), Refusal.UNKNOWN_INDICATOR, "/indicator"),
                row(d -> d.of("CO2", 1.0, null), Refusal.MISSING_MEMBER, "/unit"),
                row(d -> d.of("CO2", 1.0, "kg"), Refusal.WRONG_UNIT, "/unit"),
                row(d -> d.of("CO2", null, "t"), Refusal.MISSING_MEMBER, "/value"),
                row(d -> d.of("CO2", -1.0, "t"), Refusal.NEGATIVE_VALUE, "/value"),
                row(d -> d.of("CO2", 1.1e10, "t"), Refusal.VALUE_OUT_OF_RANGE, "/value"),
                row(d -> d.of("CO2", Double.NaN, "t"), Refusal.VALUE_OUT_OF_RANGE, "/value"),
                row(d -> d.of("CO2", Double.POSITIVE_INFINITY, "t"), Refusal.VALUE_OUT_OF_RANGE, "/value"),
                row(d -> d.of("O3", 5000.1, "ug/m3"), Refusal.VALUE_OUT_OF_RANGE, "/value"),
                row(d -> d.of("AQI", 700.0, "1"), Refusal.VALUE_OUT_OF_RANGE, "/value"),
                row(d -> d.period(null), Refusal.MISSING_MEMBER, "/period"),
                row(d -> d.period("2019-13"), Refusal.INVALID_PERIOD, "/period"),
                row(d -> d.period("2026-04-02"), Refusal.FUTURE_PERIOD, "/period"),
                row(d -> d.period("2027"), Refusal.FUTURE_PERIOD, "/period"),
                row(d -> d.status("final"), Refusal.UNKNOWN_STATUS, "/status"),
                row(d -> d.revision(0), Refusal.INVALID_REVISION, "/revision"),
                row(d -> d.revision(1_000_001), Refusal.INVALID_REVISION, "/revision"),
                row(d -> d.revision(Long.MAX_VALUE), Refusal.INVALID_REVISION, "/revision"),
                row(d -> d.observedAt("yesterday"), Refusal.INVALID_TIME, "/observedAt"),
                row(d -> d.observedAt("2020-06-30T08:00:00"), Refusal.INVALID_TIME, "/observedAt"),
                row(d -> d.observedAt("1989-12-31T23:59:59Z"), Refusal.TIME_OUT_OF_RANGE, "/observedAt"),
                row(d -> d.observedAt("2026-03-31T12:05:01Z"), Refusal.TIME_OUT_OF_RANGE, "/observedAt"),
                row(d -> d.observedAt("+1000000000-12-31T23:59:59Z"), Refusal.TIME_OUT_OF_RANGE, "/observedAt"),
                row(d -> d.id(""), Refusal.INVALID_ID, "/id"),
                row(d -> d.id("a b"), Refusal.INVALID_ID, "/id"),
                row(d -> d.id("é"), Refusal.INVALID_ID, "/id"),
                row(d -> d.id("x".repeat(129)), Refusal.INVALID_ID, "/id"),
                row(d -> d.reason("x".repeat(501)), Refusal.INVALID_REASON, "/reason"),
                row(d -> d.reason("a\u0000"), Refusal.CONTROL_CHARACTER, "/reason"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void aDraftThatBreaksARuleIsRefusedAtThatMember(ObservationDraft draft, Refusal refusal, String pointer) {
        assertThat(RULES.judge(draft, NOW, Permit.OPEN))
                .isInstanceOfSatisfying(
                        Verdict.Refused.class,
                        refused -> assertThat(((Verdict.Refused<?>) refused).findings())
                                .extracting(Finding::refusal, Finding::pointer)
                                .containsExactly(org.assertj.core.groups.Tuple.tuple(refusal, pointer)));
    }

    static Stream<ObservationDraft> accepted() {
        return Stream.of(
                GOOD.build(),
                GOOD.of("CO2", 0.0, "t").build(),
                GOOD.of("CO2", 1e10, "t").build(),
                GOOD.of("AQI", 500.0, "1").build(),
                GOOD.of("O3", 5000.0, "\u03bcg/m\u00b3").build(),
                GOOD.period("2026").build(),
                GOOD.period("2026-04-01").build(), // has begun at UTC+14
                GOOD.status("withdrawn").of("CO2", null, "t").build(),
                GOOD.revision(1_000_000).build(),
                GOOD.observedAt("2026-03-31T12:05:00Z").build(),
                GOOD.id("x".repeat(128)).build(),
                GOOD.reason("x".repeat(500)).build());
    }

    @ParameterizedTest
    @MethodSource("accepted")
    void theEndsOfEveryRangeAreAccepted(ObservationDraft draft) {
        assertThat(RULES.judge(draft, NOW, Permit.OPEN)).isInstanceOf(Verdict.Accepted.class);
    }

    @Test
    void whatIsLeftOutGetsItsDefault() {
        Observation observation = accept(GOOD);

        assertThat(observation.status()).isEqualTo(ObservationStatus.VALIDATED);
        assertThat(observation.revision()).isEqualTo(1);
        assertThat(observation.observedAt()).isEqualTo(Instant.parse("2026-03-31T12:00:00.123456Z"));
        assertThat(observation.receivedAt()).isEqualTo(Instant.parse("2026-03-31T12:00:00.123456Z"));
        assertThat(observation.id()).isEqualTo(FRESH.toString());
    }

    @Test
    void theSameContentAtTheSameTimeGetsTheSameIdHoweverItIsWritten() {
        String id = accept(GOOD.observedAt("2020-06-30T08:00:00.0000001+08:00")).id();

        assertThat(accept(GOOD.observedAt("2020-06-30T00:00:00Z").revision(1).status("validated"))
                        .id())
                .isEqualTo(id)
                .isNotEqualTo(FRESH.toString());
        assertThat(accept(GOOD.observedAt("2020-06-30T00:00:00Z").revision(2)).id())
                .isNotEqualTo(id);
    }

    @Test
    void minusZeroIsZeroAndAWithdrawnValueIsLeftOut() {
        assertThat(accept(GOOD.of("CO2", -0.0, "t")).value()).isEqualTo(0.0);
        assertThat(accept(GOOD.status("withdrawn")).value()).isNull();
    }

    @Test
    void everythingWrongIsFoundAtOnce() {
        ObservationDraft empty = new ObservationDraft(null, null, null, null, null, null, null, "x", 0L, null, null);

        assertThat(findings(RULES.judge(empty, NOW, Permit.OPEN)))
                .extracting(Finding::pointer)
                .containsExactly("/feed", "/city", "/indicator", "/unit", "/period", "/status", "/value", "/revision");
    }

    private static Observation accept(Draft draft) {
        return switch (RULES.judge(draft.build(), NOW, Permit.OPEN)) {
            case Verdict.Accepted<Observation>(Observation observation) -> observation;
            case Verdict.Refused<Observation>(var findings) -> throw new AssertionError(findings);
        };
    }

    private static List<Finding> findings(Verdict<?> verdict) {
        return verdict instanceof Verdict.Refused<?>(var findings) ? findings : List.of();
    }
}
