package io.tandem.ranking.domain.statistics;

import io.tandem.ranking.domain.BoardDefinition;
import io.tandem.ranking.domain.Indicator;
import io.tandem.ranking.domain.Side;
import io.tandem.ranking.domain.Tier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a filter can be about in one assessment.
final class Subjects {
    private final Map<String, Quantity> numbers = new LinkedHashMap<>();
    private final Map<String, Word> words = new LinkedHashMap<>();

    Subjects(Snapshot snapshot) {
        List<Quantity> quantities = new ArrayList<>();
        for (Indicator indicator : Indicator.values()) {
            quantities.add(new Quantity.Rate(indicator));
        }
        for (Indicator indicator : Indicator.values()) {
            quantities.add(new Quantity.Reduction(indicator));
        }
        for (Side side : Side.values()) {
            for (Indicator indicator : Indicator.values()) {
                quantities.add(new Quantity.Level(indicator, side, side.period(snapshot.assessment())));
            }
        }
        for (BoardDefinition board : snapshot.boards()) {
            quantities.add(new Quantity.Rank(board));
            quantities.add(new Quantity.Score(board));
            if (board.isComposite()) {
                tiers(board.id());
            }
        }
        quantities.forEach(quantity -> numbers.put(quantity.text(), quantity));
        places(snapshot);
    }

    private void tiers(String board) {
        Set<String> tiers = Arrays.stream(Tier.values()).map(Tier::name).collect(Collectors.toSet());
        words.put("tier(%s)".formatted(board), new Word(tiers, tiers, city -> {
            @Nullable Tier tier = city.tier(board);
            return tier == null ? null : Set.of(tier.name());
        }));
    }

    private void places(Snapshot snapshot) {
        Set<String> groups =
                new TreeSet<>(snapshot.definition().groups().versions().keySet());
        words.put("group", new Word(groups, groups, city -> Set.copyOf(city.groups())));
        Set<String> provinces = new TreeSet<>();
        Set<String> listed = new TreeSet<>();
        Set<String> regions = new TreeSet<>();
        Map<String, Set<String>> codes = new HashMap<>();
        snapshot.cities().forEach(city -> {
            provinces.addAll(provinceWords(city));
            listed.add(city.city().provinceCode());
            regions.add(city.city().region());
            codes.put(city.code(), Set.of(city.code()));
        });
        words.put("province", new Word(provinces, listed, Subjects::provinceWords));
        words.put(
                "region", new Word(regions, regions, city -> Set.of(city.city().region())));
        words.put("city", new Word(codes.keySet(), Set.of(), city -> Set.of(city.code())));
    }

    private static Set<String> provinceWords(CityFigures city) {
        return new TreeSet<>(List.of(
                city.city().provinceCode(),
                city.city().provinceZh(),
                city.city().provinceEn()));
    }

    @Nullable
    Quantity number(String name) {
        return numbers.get(name);
    }

    @Nullable
    Word word(String name) {
        return words.get(name);
    }

    List<String> names() {
        List<String> names = new ArrayList<>(numbers.keySet());
        names.addAll(words.keySet());
        return names;
    }

    /// A word that a city has.
    ///
    /// @param known every value that it can have in this assessment
    /// @param listed those to tell somebody who gave another
    /// @param words a city's own; null when unknown
    record Word(Set<String> known, Set<String> listed, Function<CityFigures, @Nullable Set<String>> words) {}
}
