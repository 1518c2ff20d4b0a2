package io.tandem.ranking.persistence;

import io.tandem.fold.WireJson;
import io.tandem.ranking.domain.Indicator;
import io.tandem.ranking.domain.Score;
import io.tandem.ranking.domain.Standing;
import io.tandem.ranking.domain.Tier;
import io.tandem.ranking.domain.Undefined;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Between columns and values.
final class Columns {
    private Columns() {}

    static <T> String[] texts(List<T> items, Function<T, @Nullable String> property) {
        return items.stream().map(property).toArray(String[]::new);
    }

    static <T> Long[] longs(List<T> items, Function<T, Long> property) {
        return items.stream().map(property).toArray(Long[]::new);
    }

    static long number(@Nullable Object column) {
        if (column instanceof Number number) {
            return number.longValue();
        }
        throw new IllegalStateException("not a number: " + column);
    }

    static String text(@Nullable Object column) {
        if (column instanceof String text) {
            return text;
        }
        throw new IllegalStateException("not a text");
    }

    static @Nullable Instant instant(@Nullable Object column) {
        return switch (column) {
            case null -> null;
            case Instant instant -> instant;
            case OffsetDateTime time -> time.toInstant();
            default -> throw new IllegalStateException("not an instant: " + column.getClass());
        };
    }

    static Instant known(@Nullable Object column) {
        return Objects.requireNonNull(instant(column), "no instant");
    }

    static @Nullable Integer rank(@Nullable Object column) {
        return column == null ? null : Math.toIntExact(number(column));
    }

    static String json(Object value) {
        return new String(WireJson.write(value), StandardCharsets.UTF_8);
    }

    static @Nullable String tier(Standing standing) {
        @Nullable
        Tier tier = standing instanceof Standing.Ranked ranked ? ranked.score().tier() : null;
        return tier == null ? null : tier.name();
    }

    static @Nullable Double score(Standing standing) {
        return standing instanceof Standing.Ranked ranked ? ranked.score().value() : null;
    }

    static String rates(Standing standing) {
        return json(standing.rates());
    }

    static String reasons(Standing standing) {
        return switch (standing) {
            case Standing.Ranked _ -> "[]";
            case Standing.Unranked unranked ->
                json(unranked.reasons().stream()
                        .map(u -> new StoredReason(
                                u.reason().code(), u.indicator().name()))
                        .toList());
        };
    }

    static Standing standing(
            @Nullable Object tier, @Nullable Object score, @Nullable Object rates, @Nullable Object reasons) {
        List<@Nullable Double> values = Arrays.asList(read(rates, Double[].class));
        if (score instanceof Double value) {
            return new Standing.Ranked(new Score(tier == null ? null : Tier.valueOf(text(tier)), value), values);
        }
        return new Standing.Unranked(
                values,
                Arrays.stream(read(reasons, StoredReason[].class))
                        .map(r -> new Undefined(Undefined.Reason.of(r.reason()), Indicator.of(r.indicator())))
                        .toList());
    }

    private static <T> T read(@Nullable Object column, Class<T> type) {
        return WireJson.read(text(column).getBytes(StandardCharsets.UTF_8), type);
    }

    /// An [Undefined] as it is stored.
    record StoredReason(String reason, String indicator) {}
}
