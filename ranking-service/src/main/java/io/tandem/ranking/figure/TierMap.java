package io.tandem.ranking.figure;

import io.tandem.ranking.domain.BoardDefinition;
import io.tandem.ranking.domain.Tier;
import io.tandem.ranking.domain.statistics.CityFigures;
import io.tandem.ranking.domain.statistics.Part;
import io.tandem.ranking.domain.statistics.Snapshot;
import io.tandem.ranking.domain.statistics.TierSplit;
import java.util.ArrayList;
import java.util.List;

/// What a map of tiers shows: every city's tier and rank on a composite board (report figures 9 and 14).
///
/// @param cities all of the roster by code
/// @param tiers sizes and ranks of the three tiers
record TierMap(BoardDefinition board, List<CityFigures> cities, List<TierSplit.Row> tiers) {
    TierMap {
        cities = List.copyOf(cities);
        tiers = List.copyOf(tiers);
    }

    static TierMap of(Snapshot snapshot, BoardDefinition board) {
        return new TierMap(
                board,
                snapshot.cities(),
                TierSplit.of(List.of(board), List.of(Part.all(snapshot))).rows());
    }

    /// The legend: each tier with its size, share and ranks, and the unranked where there are any.
    List<Groups.Entry> legend(Language language) {
        List<Groups.Entry> entries = new ArrayList<>();
        for (TierSplit.Row row : tiers) {
            entries.add(new Groups.Entry(words(row, language), Palette.tier(row.tier())));
        }
        long unranked =
                cities.stream().filter(city -> city.tier(board.id()) == null).count();
        if (unranked > 0) {
            entries.add(
                    new Groups.Entry(language.pick("未排名：%d 个", "Unranked: %d").formatted(unranked), Palette.UNRANKED));
        }
        return entries;
    }

    private static String words(TierSplit.Row row, Language language) {
        String tier = language.pick("%s类", "Tier %s").formatted(numeral(row.tier()));
        String size =
                language.pick("%s：%d 个，%s", "%s: %d, %s").formatted(tier, row.count(), Numbers.percent(row.share()));
        return row.count() == 0
                ? size
                : size
                        + language.pick("（第%s～%s名）", " (ranks %s–%s)")
                                .formatted(Numbers.whole(row.firstRank()), Numbers.whole(row.lastRank()));
    }

    private static String numeral(Tier tier) {
        return switch (tier) {
            case I -> "Ⅰ";
            case II -> "Ⅱ";
            case III -> "Ⅲ";
        };
    }
}
