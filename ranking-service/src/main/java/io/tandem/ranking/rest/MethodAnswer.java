package io.tandem.ranking.rest;

import io.tandem.ranking.domain.Assessment;
import io.tandem.ranking.domain.AssessmentDefinition;
import io.tandem.ranking.domain.Indicator;
import io.tandem.ranking.domain.Roster;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// By what method figures are computed.
///
/// @param version of the assessment's definition
/// @param pollutantEquivalents kg that make one equivalent; quantities are divided by them
record MethodAnswer(
        int version,
        String basePeriod,
        String currentPeriod,
        Map<Indicator, Double> pollutantEquivalents,
        String lapeq,
        String rate,
        String statusPolicy,
        String zeroRule,
        List<Group> groups) {
    static MethodAnswer of(AssessmentDefinition definition) {
        Assessment assessment = definition.assessment();
        return new MethodAnswer(
                assessment.version(),
                assessment.basePeriod(),
                assessment.currentPeriod(),
                new TreeMap<>(assessment.method().pollutantEquivalents()),
                "LAPEQ = SO2 / e(SO2) + NOX / e(NOX) + PM / e(PM), e = pollutantEquivalents",
                "rate = (base − current) / base",
                assessment.method().statusPolicy(),
                assessment.method().zeroRule().code(),
                definition.groups().versions().values().stream().map(Group::of).toList());
    }

    /// A group in the version that counts here.
    ///
    /// @param size number of members
    record Group(
            String id,
            String version,
            String nameZh,
            String nameEn,
            LocalDate validFrom,
            @Nullable LocalDate validTo,
            int size) {
        static Group of(Roster.GroupVersion group) {
            return new Group(
                    group.id(),
                    group.version(),
                    group.nameZh(),
                    group.nameEn(),
                    group.validFrom(),
                    group.validTo(),
                    group.cities().size());
        }
    }
}
