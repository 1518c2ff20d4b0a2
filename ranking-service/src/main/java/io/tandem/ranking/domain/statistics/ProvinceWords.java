package io.tandem.ranking.domain.statistics;

import static io.tandem.ranking.domain.statistics.Words.chinese;
import static io.tandem.ranking.domain.statistics.Words.english;
import static io.tandem.ranking.domain.statistics.Words.fallChinese;
import static io.tandem.ranking.domain.statistics.Words.riseChinese;

import io.tandem.ranking.domain.Indicator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Sentences about the provinces in which many or few cities cut CO2 and another indicator together, or let both rise
/// (report §3.3, §3.5 and §4.2: "more than half of the cities of Henan"). Provinces of one city are left out.
final class ProvinceWords {
    private static final double MANY = 0.5;
    private static final double FEW = 0.2;

    /// Places of those in which both rose in most cities; equals are not cut apart.
    private static final int MOST = 4;

    private final Indicator other;
    private final String section;
    private final String query;

    ProvinceWords(Indicator other, String section, String query) {
        this.other = other;
        this.section = section;
        this.query = query;
    }

    List<Statement> of(List<Quadrants.Row> rows) {
        List<Quadrants.Row> provinces =
                rows.stream().filter(row -> row.defined() > 1).toList();
        String fell = "CO2减排且" + chinese(other) + fallChinese(other);
        List<Statement> statements = new ArrayList<>();
        add(
                statements,
                provinces.stream().filter(row -> share(row) >= MANY).toList(),
                Quadrant.I,
                "一半及以上的城市" + fell,
                "At least half of the cities cut both CO2 and " + english(other));
        add(
                statements,
                provinces.stream().filter(row -> share(row) <= FEW).toList(),
                Quadrant.I,
                "不超过五分之一的城市" + fell,
                "At most a fifth of the cities cut both CO2 and " + english(other));
        add(
                statements,
                most(provinces),
                Quadrant.III,
                "CO2增排且" + chinese(other) + riseChinese(other) + "的城市最多",
                "The most cities where both CO2 and %s rose are".formatted(english(other)));
        return statements;
    }

    private static double share(Quadrants.Row row) {
        return Objects.requireNonNull(row.share(Quadrant.I));
    }

    private static int rising(Quadrants.Row row) {
        return row.in(Quadrant.III).size();
    }

    private static List<Quadrants.Row> most(List<Quadrants.Row> provinces) {
        List<Quadrants.Row> ordered = provinces.stream()
                .filter(row -> rising(row) > 0)
                .sorted(Comparator.comparingInt(ProvinceWords::rising).reversed())
                .toList();
        return ordered.size() <= MOST
                ? ordered
                : ordered.stream()
                        .takeWhile(row -> rising(row) >= rising(ordered.get(MOST - 1)))
                        .toList();
    }

    private void add(
            List<Statement> statements, List<Quadrants.Row> provinces, Quadrant quadrant, String zh, String en) {
        if (!provinces.isEmpty()) {
            statements.add(new Statement(
                    section,
                    By.PROVINCE,
                    zh + "的省区有" + list(provinces, quadrant, Part::nameZh, "%1$s（%3$d个中%2$d个）", "、") + "。",
                    en + " in " + list(provinces, quadrant, Part::nameEn, "%s (%d of %d)", ", ") + ".",
                    query));
        }
    }

    private static String list(
            List<Quadrants.Row> provinces,
            Quadrant quadrant,
            Function<Part, String> name,
            String pattern,
            String between) {
        return provinces.stream()
                .map(row -> pattern.formatted(
                        name.apply(row.part()), row.in(quadrant).size(), row.defined()))
                .collect(Collectors.joining(between));
    }
}
