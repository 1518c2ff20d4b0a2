package io.tandem.ranking.domain;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Small definitions for tests: the cities alternate between two provinces, and each third is in the group `g`.
final class Definitions {
    private Definitions() {}

    static AssessmentDefinition of(Collection<String> codes) {
        Map<String, Roster.City> cities = new TreeMap<>();
        codes.forEach(code -> cities.put(code, city(code)));
        Roster roster = new Roster(
                "r",
                1,
                "名",
                "Name",
                new TreeMap<>(cities),
                List.of(new Roster.GroupVersion(
                        "g",
                        "1",
                        "组",
                        "Group",
                        LocalDate.of(2015, 1, 1),
                        null,
                        codes.stream().filter(code -> number(code) % 3 == 0).toList())));
        Assessment.Method method =
                new Assessment.Method(Map.of(), "validated-else-provisional", ZeroRule.ZERO_IS_TIER_TWO, Map.of());
        return new AssessmentDefinition(
                new Assessment(
                        "a",
                        1,
                        "r",
                        "2015",
                        "2019",
                        method,
                        List.of(new BoardDefinition("co2-lapeq", List.of(Indicator.CO2, Indicator.LAPEQ))),
                        null),
                roster);
    }

    private static Roster.City city(String code) {
        boolean even = number(code) % 2 == 0;
        return new Roster.City(
                code, "市", "某市", "City", even ? "130000" : "140000", "省", "Province", even ? "east" : "central");
    }

    private static int number(String code) {
        return Integer.parseInt(code);
    }
}
