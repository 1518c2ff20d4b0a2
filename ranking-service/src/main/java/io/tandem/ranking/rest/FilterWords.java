package io.tandem.ranking.rest;

import io.tandem.ranking.domain.AssessmentDefinition;
import io.tandem.ranking.domain.BoardDefinition;
import io.tandem.ranking.domain.Cause;
import io.tandem.ranking.domain.CityCondition;
import io.tandem.ranking.domain.MoveFilter;
import io.tandem.ranking.domain.PlaceCondition;
import io.tandem.ranking.domain.Roster;
import io.tandem.ranking.domain.Tier;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Which changes of a board a client wants, in its own words. They mean something only for a certain board.
///
/// @param city administrative codes; what becomes of these cities is spelled out
/// @param province codes, Chinese names, or English names in any case
/// @param minMove null for any
/// @param top null for any
record FilterWords(
        List<String> city,
        List<String> group,
        List<String> province,
        List<String> region,
        List<String> tier,
        List<String> cause,
        boolean tierChanges,
        @Nullable Long minMove,
        @Nullable Long top,
        FilterRefusals refusals) {
    /// The names, of parameters as of members.
    static final Set<String> NAMES =
            Set.of("city", "group", "province", "region", "tier", "cause", "tierChanges", "minMove", "top");

    /// What the words mean for a board.
    ///
    /// @throws Problem.ProblemException when a value can match nothing here; it lists those that can
    MoveFilter filter(AssessmentDefinition assessment, BoardDefinition board) {
        Roster roster = assessment.roster();
        CityCondition cities = new CityCondition(
                new TreeSet<>(codes(roster)),
                known("group", group, assessment.groups().versions().keySet()),
                provinces(roster),
                known("region", region, distinct(roster, Roster.City::region)));
        int size = Math.max(1, roster.cities().size());
        PlaceCondition places = new PlaceCondition(
                tiers(board), tierChanges(board), upTo("minMove", minMove, size), upTo("top", top, size));
        Set<Cause.Kind> causes = known("cause", cause, codes(Cause.Kind.values(), Cause.Kind::code)).stream()
                .map(Cause.Kind::of)
                .collect(Collectors.toSet());
        return new MoveFilter(cities, places, causes);
    }

    private List<String> codes(Roster roster) {
        for (int i = 0; i < city.size(); i++) {
            if (!roster.cities().containsKey(city.get(i))) {
                throw refusals.refuse("city", i, "must be the six-digit code of a city of the assessment's roster");
            }
        }
        return city;
    }

    private Set<String> provinces(Roster roster) {
        Set<String> codes = new TreeSet<>();
        for (int i = 0; i < province.size(); i++) {
            String wanted = province.get(i);
            int index = i;
            codes.add(roster.cities().values().stream()
                    .filter(known -> known.provinceCode().equals(wanted)
                            || known.provinceZh().equals(wanted)
                            || known.provinceEn().equalsIgnoreCase(wanted))
                    .map(Roster.City::provinceCode)
                    .findFirst()
                    .orElseThrow(() -> refusals.refuse(
                            "province",
                            index,
                            "must be the code or the name of one of those in `allowed`",
                            distinct(
                                    roster,
                                    known -> known.provinceCode() + " " + known.provinceZh() + " "
                                            + known.provinceEn()))));
        }
        return codes;
    }

    private Set<Tier> tiers(BoardDefinition board) {
        Set<String> allowed = board.isComposite() ? codes(Tier.values(), Tier::name) : Set.of();
        return known("tier", tier, allowed).stream().map(Tier::valueOf).collect(Collectors.toSet());
    }

    private boolean tierChanges(BoardDefinition board) {
        if (tierChanges && !board.isComposite()) {
            throw refusals.refuse("tierChanges", -1, "does not apply to a board without tiers");
        }
        return tierChanges;
    }

    private int upTo(String name, @Nullable Long given, int max) {
        if (given == null) {
            return 0;
        }
        if (given < 1 || given > max) {
            throw refusals.refuse(name, -1, "must be a whole number from 1 to %d".formatted(max));
        }
        return Math.toIntExact(given);
    }

    private Set<String> known(String name, List<String> given, Collection<String> allowed) {
        for (int i = 0; i < given.size(); i++) {
            if (!allowed.contains(given.get(i))) {
                throw refusals.refuse(
                        name,
                        i,
                        allowed.isEmpty()
                                ? "does not apply to a board without " + name + "s"
                                : "must be one of those in `allowed`",
                        allowed);
            }
        }
        return Set.copyOf(given);
    }

    private static <T> Set<String> codes(T[] values, Function<T, String> code) {
        return Arrays.stream(values).map(code).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Set<String> distinct(Roster roster, Function<Roster.City, String> property) {
        return roster.cities().values().stream().map(property).collect(Collectors.toCollection(TreeSet::new));
    }
}
