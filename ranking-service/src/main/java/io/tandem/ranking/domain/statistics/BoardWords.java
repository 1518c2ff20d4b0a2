package io.tandem.ranking.domain.statistics;

import static io.tandem.ranking.domain.statistics.Words.percent;

import io.tandem.ranking.domain.BoardDefinition;
import io.tandem.ranking.domain.Tier;
import java.util.ArrayList;
import java.util.List;
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
        boolean air = board.indicators().stream().anyMatch(Words::isOfTheAir);
        this.section = (air ? "4." : "3.") + (board.isComposite() ? (air ? "5" : "8") : (air ? "4" : "7"));
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

    private Statement first(Top top) {
        int count = top.entries().size();
        return new Statement(
                section,
                By.ALL,
                "%s前%d名的城市分别是%s。"
                        .formatted(
                                Words.chinese(board),
                                count,
                                top.entries().stream()
                                        .map(entry -> entry.city().city().nameZh())
                                        .collect(Collectors.joining("、"))),
                "By %s, the first %d cities are %s."
                        .formatted(
                                Words.english(board),
                                count,
                                top.entries().stream()
                                        .map(entry -> entry.city().city().nameEn())
                                        .collect(Collectors.joining(", "))),
                "top?by=%s&n=%d".formatted(board.id(), FIRST));
    }

    private Statement tier(TierSplit.Row row) {
        @Nullable Integer from = row.firstRank();
        @Nullable Integer to = row.lastRank();
        String zh = "%s的%s类城市有%d个，占%s，为第%d至%d名"
                .formatted(Words.chinese(board), row.tier(), row.count(), percent(row.share()), from, to);
        String en = "Tier %s of %s has %d cities, %s of the ranked ones, ranks %d to %d"
                .formatted(row.tier(), Words.english(board), row.count(), percent(row.share()), from, to);
        boolean second = row.tier() == Tier.II;
        return new Statement(
                section,
                By.ALL,
                zh + (second ? "；其中%d个（%s）两项之和为正。".formatted(row.positive(), percent(row.positiveShare())) : "。"),
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
                by,
                "%s的%d个城市中，有%d个（%s）是%s的I类城市。"
                        .formatted(
                                part.nameZh(), row.ranked(), row.count(), percent(row.share()), Words.chinese(board)),
                "%s: %d of %d cities (%s) are in tier I of %s."
                        .formatted(
                                part.nameEn(), row.count(), row.ranked(), percent(row.share()), Words.english(board)),
                "tiers?by=" + by.word());
    }
}
