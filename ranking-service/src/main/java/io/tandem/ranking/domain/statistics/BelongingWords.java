package io.tandem.ranking.domain.statistics;

import io.tandem.ranking.domain.BoardDefinition;
import io.tandem.ranking.domain.statistics.Condition.OfWord;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What the conditions of filters about tiers and places say in sentences.
final class BelongingWords {
    private static final Map<String, By> PLACES =
            Map.of("group", By.GROUP, "province", By.PROVINCE, "region", By.REGION, "city", By.CITY);

    private final Snapshot snapshot;

    BelongingWords(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    /// Whose cities: `汾渭平原`, `属于CO2和AQI综合排名II类`.
    String chinese(OfWord condition) {
        return isPlace(condition) && condition.equal() ? names(condition, Part::nameZh, "、") : within(condition);
    }

    /// What is said of cities: `位于汾渭平原`.
    String within(OfWord condition) {
        return isPlace(condition)
                ? (condition.equal() ? "位于" : "不在") + names(condition, Part::nameZh, "、")
                : (condition.equal() ? "属于" : "不属于")
                        + Words.chinese(board(condition))
                        + String.join("、", condition.wanted())
                        + "类";
    }

    /// Whose cities: `Fenwei Plain`, `tier II by CO2 and AQI`.
    String english(OfWord condition) {
        return isPlace(condition)
                ? (condition.equal() ? "" : "places other than ") + names(condition, Part::nameEn, ", ")
                : "%s%s by %s"
                        .formatted(
                                condition.equal() ? "tier " : "tiers other than ",
                                String.join(" or ", condition.wanted()),
                                Words.english(board(condition)));
    }

    /// What is said of cities: `the place is Fenwei Plain`, `the tier by CO2 and AQI is II`.
    String are(OfWord condition) {
        String verb = condition.equal() ? "is" : "is not";
        return isPlace(condition)
                ? "the %s %s %s".formatted(condition.subject(), verb, names(condition, Part::nameEn, " or "))
                : "the tier by %s %s %s"
                        .formatted(Words.english(board(condition)), verb, String.join(" or ", condition.wanted()));
    }

    private static boolean isPlace(OfWord condition) {
        return PLACES.containsKey(condition.subject());
    }

    private String names(OfWord condition, Function<Part, String> name, String between) {
        By by = PLACES.getOrDefault(condition.subject(), By.ALL);
        List<Part> parts = Part.of(snapshot, by);
        return condition.wanted().stream()
                .map(wanted -> parts.stream()
                        .filter(part -> part.id().equals(wanted)
                                || part.nameZh().equals(wanted)
                                || part.nameEn().equals(wanted))
                        .findFirst()
                        .map(name)
                        .orElse(wanted))
                .collect(Collectors.joining(between));
    }

    private BoardDefinition board(OfWord condition) {
        return snapshot.boards().stream()
                .filter(board -> condition.subject().equals("tier(%s)".formatted(board.id())))
                .findFirst()
                .orElseThrow();
    }
}
