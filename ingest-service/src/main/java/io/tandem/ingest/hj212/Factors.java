package io.tandem.ingest.hj212;

import io.tandem.ingest.domain.Indicator;
import io.tandem.ingest.domain.StationUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Which field of which factor of which kind of station is which indicator, and in which unit: configuration.
final class Factors {
    private static final Pattern KEY = Pattern.compile("([0-9A-Za-z]{1,3})-([0-9A-Za-z_]{1,24})");
    private static final Pattern VALUE = Pattern.compile("([A-Z0-9]+) ([A-Za-z]+) (\\S+)");

    /// Kind of station → factor → its meaning.
    private final Map<String, Map<String, Meaning>> bySystem = new HashMap<>();

    /// What a factor means.
    ///
    /// @param field `Cou` or `Avg`
    /// @param unit what stations report it in, unless they are registered with another
    record Meaning(Indicator indicator, String field, StationUnit unit) {}

    /// @param settings `31-a21026` → `SO2 Cou kg`
    /// @throws IllegalArgumentException for a setting that means nothing
    Factors(Map<String, String> settings) {
        settings.forEach((key, value) -> {
            Matcher factor = KEY.matcher(key);
            Matcher meaning = VALUE.matcher(value);
            if (!factor.matches() || !meaning.matches()) {
                throw new IllegalArgumentException("not a factor's meaning: %s=%s".formatted(key, value));
            }
            Indicator indicator = Indicator.named(meaning.group(1))
                    .filter(Indicator::isReported)
                    .orElseThrow(() -> new IllegalArgumentException("not an indicator: " + value));
            StationUnit unit = StationUnit.named(meaning.group(3))
                    .filter(u -> u.kind() == indicator.kind())
                    .orElseThrow(() -> new IllegalArgumentException("not a unit of " + indicator + ": " + value));
            bySystem.computeIfAbsent(factor.group(1), _ -> new HashMap<>())
                    .put(factor.group(2), new Meaning(indicator, meaning.group(2), unit));
        });
    }

    /// Factor → its meaning.
    Map<String, Meaning> of(String system) {
        return bySystem.getOrDefault(system, Map.of());
    }
}
