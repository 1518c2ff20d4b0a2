package io.tandem.ranking.rest;

import io.tandem.ranking.domain.AssessmentDefinition;
import io.tandem.ranking.domain.Roster;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Which of the assessment's cities a what-if ranks.
///
/// @param canonical the choice as it was understood; null when every city is ranked
record ChosenCities(NavigableSet<String> codes, WhatIfRequest.@Nullable RosterChoice canonical) {
    /// @throws Problem.ProblemException when a name is unknown, no city is left, or the choice is ambiguous
    static ChosenCities of(AssessmentDefinition definition, WhatIfRequest.@Nullable RosterChoice choice) {
        if (choice == null) {
            return new ChosenCities(new TreeSet<>(definition.roster().cities().keySet()), null);
        }
        refuseAmbiguity(choice);
        ChosenCities chosen = choice.include() != null || choice.exclude() != null
                ? byCode(definition, choice)
                : bySet(definition, choice);
        if (chosen.codes().isEmpty()) {
            throw BodyProblem.unacceptable(
                    "empty-roster", "Empty roster", "/roster", "No city is left to be ranked.", List.of());
        }
        return chosen;
    }

    private static void refuseAmbiguity(WhatIfRequest.RosterChoice choice) {
        boolean byCode = choice.include() != null || choice.exclude() != null;
        long ways = Stream.of(choice.group(), choice.region(), choice.province())
                        .filter(way -> way != null)
                        .count()
                + (byCode ? 1 : 0);
        if (ways != 1) {
            throw BodyProblem.unacceptable(
                    "ambiguous-roster",
                    "Ambiguous roster",
                    "/roster",
                    "Choose in one way: by include and exclude, by group, by region or by province.",
                    List.of());
        }
    }

    private static ChosenCities byCode(AssessmentDefinition definition, WhatIfRequest.RosterChoice choice) {
        Set<String> roster = definition.roster().cities().keySet();
        @Nullable NavigableSet<String> include = codes(roster, choice.include(), "/roster/include");
        @Nullable NavigableSet<String> exclude = codes(roster, choice.exclude(), "/roster/exclude");
        NavigableSet<String> left = new TreeSet<>(include == null ? roster : include);
        if (exclude != null) {
            left.removeAll(exclude);
        }
        return new ChosenCities(
                left,
                new WhatIfRequest.RosterChoice(
                        include == null ? null : List.copyOf(include),
                        exclude == null ? null : List.copyOf(exclude),
                        null,
                        null,
                        null));
    }

    private static @Nullable NavigableSet<String> codes(
            Set<String> roster, @Nullable List<@Nullable String> given, String pointer) {
        if (given == null) {
            return null;
        }
        NavigableSet<String> codes = new TreeSet<>();
        for (int i = 0; i < given.size(); i++) {
            @Nullable String code = given.get(i);
            if (code == null || !roster.contains(code)) {
                throw unknownCity(pointer + "/" + i);
            }
            codes.add(code);
        }
        return codes;
    }

    static Problem.ProblemException unknownCity(String pointer) {
        return BodyProblem.unacceptable(
                "unknown-city",
                "Unknown city",
                pointer,
                "Expected the six-digit code of a city of the assessment's roster that is to be ranked.",
                List.of());
    }

    private static ChosenCities bySet(AssessmentDefinition definition, WhatIfRequest.RosterChoice choice) {
        Roster roster = definition.roster();
        @Nullable String group = choice.group();
        @Nullable String region = choice.region();
        @Nullable String province = choice.province();
        Predicate<Roster.City> member;
        if (group != null) {
            known("group", group, definition.groups().versions().keySet());
            member = city -> definition.groups().groupsOf(city.code()).contains(group);
        } else if (region != null) {
            known("region", region, distinct(roster, Roster.City::region));
            member = city -> city.region().equals(region);
        } else {
            String code = provinceCode(roster, province == null ? "" : province);
            member = city -> city.provinceCode().equals(code);
            province = code;
        }
        return new ChosenCities(
                roster.cities().values().stream()
                        .filter(member)
                        .map(Roster.City::code)
                        .collect(Collectors.toCollection(TreeSet::new)),
                new WhatIfRequest.RosterChoice(null, null, group, region, province));
    }

    private static String provinceCode(Roster roster, String wanted) {
        return roster.cities().values().stream()
                .filter(city -> city.provinceCode().equals(wanted)
                        || city.provinceZh().equals(wanted)
                        || city.provinceEn().equalsIgnoreCase(wanted))
                .map(Roster.City::provinceCode)
                .findFirst()
                .orElseThrow(() -> unknown("province", distinct(roster, Roster.City::provinceCode)));
    }

    private static Set<String> distinct(Roster roster, Function<Roster.City, String> property) {
        return roster.cities().values().stream().map(property).collect(Collectors.toCollection(TreeSet::new));
    }

    private static void known(String what, String given, Set<String> allowed) {
        if (!allowed.contains(given)) {
            throw unknown(what, allowed);
        }
    }

    private static Problem.ProblemException unknown(String what, Set<String> allowed) {
        return BodyProblem.unacceptable(
                "unknown-" + what,
                "Unknown " + what,
                "/roster/" + what,
                "Expected one of those in `allowed`.",
                allowed);
    }
}
