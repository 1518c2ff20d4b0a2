package io.tandem.ranking.rest;

import io.tandem.ranking.domain.Indicator;
import io.tandem.ranking.domain.Side;
import io.tandem.ranking.domain.statistics.By;
import io.tandem.ranking.domain.statistics.Measure;
import io.tandem.ranking.domain.statistics.Snapshot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Query parameters of which only some values mean something.
final class Choice {
    private Choice() {}

    /// One of several words.
    ///
    /// @param byDefault null when one must be chosen
    static <T> T of(String parameter, @Nullable String text, @Nullable T byDefault, Map<String, T> allowed) {
        @Nullable T chosen = text == null ? byDefault : allowed.get(text);
        if (chosen == null) {
            throw Problem.badParameter(
                            parameter,
                            (text == null ? "is required and" : "") + " must be one of those in `allowed`",
                            allowed.keySet())
                    .exception();
        }
        return chosen;
    }

    static Indicator indicator(String parameter, @Nullable String text, @Nullable Indicator byDefault) {
        Map<String, Indicator> allowed = new LinkedHashMap<>();
        Arrays.stream(Indicator.values()).forEach(indicator -> allowed.put(indicator.name(), indicator));
        return of(parameter, text, byDefault, allowed);
    }

    static Measure measure(@Nullable String text) {
        return of("measure", text, Measure.RATE, Map.of("rate", Measure.RATE, "reduction", Measure.REDUCTION));
    }

    /// A kind of parts; cities are no parts here.
    static By by(@Nullable String text) {
        Map<String, By> allowed = new LinkedHashMap<>();
        List.of(By.ALL, By.REGION, By.PROVINCE, By.GROUP).forEach(by -> allowed.put(by.word(), by));
        return of("by", text, By.ALL, allowed);
    }

    /// One of the assessment's two periods.
    static Side period(Snapshot snapshot, @Nullable String text) {
        Map<String, Side> allowed = new LinkedHashMap<>();
        for (Side side : Side.values()) {
            allowed.put(side.period(snapshot.assessment()), side);
        }
        return of("period", text, Side.CURRENT, allowed);
    }

    /// Several words, separated by commas, each of which is known.
    static <T> List<T> several(String parameter, String text, Map<String, T> known, boolean listed) {
        List<T> chosen = new ArrayList<>();
        for (String word : text.split(",", -1)) {
            chosen.add(Optional.ofNullable(known.get(word.strip()))
                    .orElseThrow(() -> Problem.badParameter(
                                    parameter,
                                    listed
                                            ? "must name some of those in `allowed`, with commas between"
                                            : "must be six-digit codes of cities of the roster, with commas between",
                                    listed ? known.keySet() : List.of())
                            .exception()));
        }
        return chosen;
    }
}
