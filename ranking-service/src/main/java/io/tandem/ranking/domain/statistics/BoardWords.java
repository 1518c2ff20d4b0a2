package io.tandem.ranking.domain.statistics;

import static io.tandem.ranking.domain.statistics.Words.chinese;
import static io.tandem.ranking.domain.statistics.Words.english;
import static io.tandem.ranking.domain.statistics.Words.percent;

import io.tandem.ranking.domain.BoardDefinition;
import io.tandem.ranking.domain.Indicator;
import io.tandem.ranking.domain.Tier;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Sentences about one board: its first cities, and its tiers (report §3.7, §3.8, §4.4 and §4.5).
final class BoardWords {
    private static final int FIRST = 10;

    private final Snapshot snapshot;
    private final BoardDefinition board;
    private final String section;

    BoardWords(Snapshot snapshot, BoardDefinition board) {
        this.snapshot = snapshot;
        this.board = board;
        boolean air = board.indicators().stream().anyMatch(BoardWords::isOfTheAir);
        this.section = (air ? "4." : "3.") + (board.isComposite() ? (air ? "5" : "8") : (air ? "4" : "7"));
    }

    private static boolean isOfTheAir(Indicator indicator) {
        return switch (indicator) {
            case NO2, PM25, O3, AQI -> true;
            case CO2, SO2, NOX, PM, LAPEQ -> false;
        };
    }

    List<Statement> all() {
        List<Statement> statements = new ArrayList<>();
        Top top = Top.byBoard(board.id(), Top.Order.DESC, FIRST, snapshot.cities());
        if (top.entries().isEmpty()) {
            return statements;
        }
        statements.add(first(top));
        if (board.isComposite()) {
            TierSplit.of(List.of(board), List.of(Part.all(snapshot))).rows().stream()
                    .filter(row -> row.count() > 0)
                    .map(this::tier)
                    .forEach(statements::add);
            for (By by : List.of(By.REGION, By.GROUP, By.PROVINCE)) {
                TierSplit.of(List.of(board), Part.of(snapshot, by)).rows().stream()
                        .filter(row -> row.tier() == Tier.I && row.count() > 0)
                        .map(row -> within(row, by))
                        .forEach(statements::add);
            }
        }
        return statements;
    }

    private String name(Function<Indicator, String> word, String between) {
        return board.indicators().stream().map(word).collect(Collectors.joining(between));
    }

    private Statement first(Top top) {
        int count = top.entries().size();
        return new Statement(
                section,
                "按 %s 排名，前 %d 名的城市分别是%s。"
                        .formatted(
                                name(Words::chinese, " 和 "),
                                count,
                                top.entries().stream()
                                        .map(entry -> entry.city().city().nameZh())
                                        .collect(Collectors.joining("、"))),
                "By %s, the first %d cities are %s."
                        .formatted(
                                name(Words::english, " and "),
                                count,
                                top.entries().stream()
                                        .map(entry -> entry.city().city().nameEn())
                                        .collect(Collectors.joining(", "))),
                "top?by=%s&n=%d".formatted(board.id(), FIRST));
    }

    private Statement tier(TierSplit.Row row) {
        @Nullable Integer from = row.firstRank();
        @Nullable Integer to = row.lastRank();
        String zh = "%s和 %s综合排名的 %s 类城市有 %d 个，占 %s，为第 %d 至 %d 名"
                .formatted(
                        chinese(board.indicators().getFirst()),
                        chinese(board.indicators().getLast()),
                        row.tier(),
                        row.count(),
                        percent(row.share()),
                        from,
                        to);
        String en = "Tier %s of %s and %s has %d cities, %s of the ranked ones, ranks %d to %d"
                .formatted(
                        row.tier(),
                        english(board.indicators().getFirst()),
                        english(board.indicators().getLast()),
                        row.count(),
                        percent(row.share()),
                        from,
                        to);
        boolean second = row.tier() == Tier.II;
        return new Statement(
                section,
                zh + (second ? "；其中 %d 个（%s）两项之和为正。".formatted(row.positive(), percent(row.positiveShare())) : "。"),
                en
                        + (second
                                ? "; in %d of them (%s) the sum of both rates is positive."
                                        .formatted(row.positive(), percent(row.positiveShare()))
                                : "."),
                "tiers?by=all");
    }

    private Statement within(TierSplit.Row row, By by) {
        Part part = row.part();
        return new Statement(
                section,
                "%s的 %d 个城市中，有 %d 个（%s）是 %s和 %s综合排名的 I 类城市。"
                        .formatted(
                                part.nameZh(),
                                row.ranked(),
                                row.count(),
                                percent(row.share()),
                                chinese(board.indicators().getFirst()),
                                chinese(board.indicators().getLast())),
                "%s: %d of %d cities (%s) are in tier I of %s and %s."
                        .formatted(
                                part.nameEn(),
                                row.count(),
                                row.ranked(),
                                percent(row.share()),
                                english(board.indicators().getFirst()),
                                english(board.indicators().getLast())),
                "tiers?by=" + by.word());
    }
}
