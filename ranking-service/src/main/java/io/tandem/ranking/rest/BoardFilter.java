package io.tandem.ranking.rest;

import io.tandem.ranking.domain.AssessmentDefinition;
import io.tandem.ranking.domain.BoardDefinition;
import io.tandem.ranking.domain.Roster;
import io.tandem.ranking.domain.Standing;
import io.tandem.ranking.domain.Tier;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Which cities of a board a client wants to see. Every condition that is given must hold.
///
/// @param province matches the code, the Chinese name, or the English name in any case
record BoardFilter(
        AssessmentDefinition assessment,
        @Nullable Tier tier,
        @Nullable String group,
        @Nullable Predicate<Roster.City> province,
        @Nullable String region) {
    /// Reads the conditions.
    ///
    /// @throws Problem.ProblemException when a value can match nothing here; it lists those that can
    static BoardFilter of(
            AssessmentDefinition assessment,
            BoardDefinition board,
            @Nullable String tier,
            @Nullable String group,
            @Nullable String province,
            @Nullable String region) {
        Set<String> tiers = board.isComposite()
                ? Arrays.stream(Tier.values()).map(Tier::name).collect(Collectors.toCollection(TreeSet::new))
                : Set.of();
        return new BoardFilter(
                assessment,
                tier == null ? null : Tier.valueOf(known("tier", tier, tiers)),
                group == null
                        ? null
                        : known("group", group, assessment.groups().versions().keySet()),
                province == null ? null : province(assessment.roster(), province),
                region == null ? null : known("region", region, regions(assessment.roster())));
    }

    private static Predicate<Roster.City> province(Roster roster, String wanted) {
        Predicate<Roster.City> matches = city -> city.provinceCode().equals(wanted)
                || city.provinceZh().equals(wanted)
                || city.provinceEn().equalsIgnoreCase(wanted);
        if (roster.cities().values().stream().noneMatch(matches)) {
            List<String> provinces = roster.cities().values().stream()
                    .map(city -> city.provinceCode() + " " + city.provinceZh() + " " + city.provinceEn())
                    .distinct()
                    .toList();
            throw Problem.badParameter(
                            "province", "must be the code or the name of one of those in `allowed`", provinces)
                    .exception();
        }
        return matches;
    }

    private static NavigableSet<String> regions(Roster roster) {
        return roster.cities().values().stream()
                .map(Roster.City::region)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String known(String parameter, String value, Set<String> allowed) {
        if (!allowed.contains(value)) {
            String expectation =
                    allowed.isEmpty() ? "does not apply to a board without tiers" : "must be one of those in `allowed`";
            throw Problem.badParameter(parameter, expectation, allowed).exception();
        }
        return value;
    }

    boolean test(String code, Standing standing) {
        if (tier != null
                && !(standing instanceof Standing.Ranked ranked
                        && Objects.equals(ranked.score().tier(), tier))) {
            return false;
        }
        if (group != null && !assessment.groups().groupsOf(code).contains(group)) {
            return false;
        }
        Roster.@Nullable City city = assessment.roster().cities().get(code);
        return (province == null || (city != null && province.test(city)))
                && (region == null || (city != null && region.equals(city.region())));
    }
}
