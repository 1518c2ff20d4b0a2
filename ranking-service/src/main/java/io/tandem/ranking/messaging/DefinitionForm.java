package io.tandem.ranking.messaging;

import io.tandem.ingest.contract.AssessmentPublished;
import io.tandem.ingest.contract.RosterPublished;
import io.tandem.ranking.domain.Assessment;
import io.tandem.ranking.domain.BoardDefinition;
import io.tandem.ranking.domain.Indicator;
import io.tandem.ranking.domain.Roster;
import io.tandem.ranking.domain.ZeroRule;
import java.time.Instant;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Between the registry's messages and [Assessment] and [Roster].
final class DefinitionForm {
    private DefinitionForm() {}

    /// @throws IllegalArgumentException when the message has an indicator that this version does not know
    static Assessment read(AssessmentPublished from) {
        return new Assessment(
                from.id(),
                from.version(),
                from.roster(),
                from.basePeriod(),
                from.currentPeriod(),
                new Assessment.Method(
                        from.method().pollutantEquivalents().entrySet().stream()
                                .collect(Collectors.toMap(e -> Indicator.of(e.getKey()), Map.Entry::getValue)),
                        from.method().statusPolicy(),
                        ZeroRule.of(from.method().zeroRule()),
                        from.method().groupVersions()),
                from.boards().stream()
                        .map(board -> new BoardDefinition(
                                board.id(),
                                board.indicators().stream().map(Indicator::of).toList()))
                        .toList(),
                from.note());
    }

    static AssessmentPublished write(Assessment assessment, Instant at) {
        return new AssessmentPublished(
                assessment.id(),
                assessment.version(),
                assessment.roster(),
                assessment.basePeriod(),
                assessment.currentPeriod(),
                new AssessmentPublished.Method(
                        assessment.method().pollutantEquivalents().entrySet().stream()
                                .collect(Collectors.toMap(e -> e.getKey().name(), Map.Entry::getValue)),
                        assessment.method().statusPolicy(),
                        assessment.method().zeroRule().code(),
                        assessment.method().groupVersions()),
                assessment.boards().stream()
                        .map(board -> new AssessmentPublished.Board(
                                board.id(),
                                board.indicators().stream().map(Indicator::name).toList()))
                        .toList(),
                assessment.note(),
                at);
    }

    static Roster read(RosterPublished from) {
        NavigableMap<String, Roster.City> cities = new TreeMap<>();
        from.cities()
                .forEach(city -> cities.put(
                        city.code(),
                        new Roster.City(
                                city.code(),
                                city.nameZh(),
                                city.fullNameZh(),
                                city.nameEn(),
                                city.provinceCode(),
                                city.provinceZh(),
                                city.provinceEn(),
                                city.region())));
        return new Roster(
                from.id(),
                from.version(),
                from.nameZh(),
                from.nameEn(),
                cities,
                from.groups().stream()
                        .map(group -> new Roster.GroupVersion(
                                group.id(),
                                group.version(),
                                group.nameZh(),
                                group.nameEn(),
                                group.validFrom(),
                                group.validTo(),
                                group.cities()))
                        .toList());
    }

    static RosterPublished write(Roster roster, Instant at) {
        return new RosterPublished(
                roster.id(),
                roster.version(),
                roster.nameZh(),
                roster.nameEn(),
                roster.cities().values().stream()
                        .map(city -> new RosterPublished.City(
                                city.code(),
                                city.nameZh(),
                                city.fullNameZh(),
                                city.nameEn(),
                                city.provinceCode(),
                                city.provinceZh(),
                                city.provinceEn(),
                                city.region()))
                        .toList(),
                roster.groups().stream()
                        .map(group -> new RosterPublished.GroupVersion(
                                group.id(),
                                group.version(),
                                group.nameZh(),
                                group.nameEn(),
                                group.validFrom(),
                                group.validTo(),
                                group.cities()))
                        .toList(),
                at);
    }
}
