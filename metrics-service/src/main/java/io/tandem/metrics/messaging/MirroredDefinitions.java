package io.tandem.metrics.messaging;

import io.smallrye.common.annotation.Identifier;
import io.tandem.fold.TopicMirror;
import io.tandem.ingest.contract.AssessmentPublished;
import io.tandem.ingest.contract.RosterPublished;
import io.tandem.metrics.application.Definitions;
import io.tandem.metrics.domain.Assessment;
import io.tandem.metrics.domain.Method;
import io.tandem.metrics.domain.Period;
import io.tandem.metrics.domain.PollutantEquivalents;
import io.tandem.metrics.domain.StatusPolicy;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Assessments and rosters as their topics have them.
@Singleton
class MirroredDefinitions implements Definitions {
    private final TopicMirror<RosterPublished> rosters;
    private final TopicMirror<AssessmentPublished> assessments;
    private volatile Known known = new Known(-1, -1, List.of());

    MirroredDefinitions(
            @Identifier("cities") TopicMirror<RosterPublished> rosters,
            @Identifier("assessments") TopicMirror<AssessmentPublished> assessments) {
        this.rosters = rosters;
        this.assessments = assessments;
    }

    @Override
    public List<Assessment> assessments() {
        if (!rosters.complete() || !assessments.complete()) {
            throw new IllegalStateException("the definitions are still being read");
        }
        long rosterRevision = rosters.revision();
        long assessmentRevision = assessments.revision();
        Known last = known;
        if (last.rosters() != rosterRevision || last.assessments() != assessmentRevision) {
            last = new Known(rosterRevision, assessmentRevision, mirrored());
            known = last;
        }
        return last.definitions();
    }

    private List<Assessment> mirrored() {
        Map<String, RosterPublished> byId = rosters.values();
        return assessments.values().values().stream()
                .map(assessment -> assessment(assessment, byId.get(assessment.roster())))
                .filter(Objects::nonNull)
                .sorted(Comparator.comparing(Assessment::id))
                .toList();
    }

    private static @Nullable Assessment assessment(AssessmentPublished from, @Nullable RosterPublished roster) {
        if (roster == null) {
            return null;
        }
        Map<String, Double> equivalents = from.method().pollutantEquivalents();
        return new Assessment(
                from.id(),
                from.version(),
                roster.version(),
                roster.cities().stream().map(RosterPublished.City::code).collect(Collectors.toUnmodifiableSet()),
                new Method(
                        new Period(from.basePeriod()),
                        new Period(from.currentPeriod()),
                        new PollutantEquivalents(
                                equivalent(equivalents, "SO2"),
                                equivalent(equivalents, "NOX"),
                                equivalent(equivalents, "PM")),
                        StatusPolicy.valueOf(from.method()
                                .statusPolicy()
                                .toUpperCase(Locale.ROOT)
                                .replace('-', '_'))));
    }

    private static double equivalent(Map<String, Double> equivalents, String pollutant) {
        @Nullable Double kilograms = equivalents.get(pollutant);
        if (kilograms == null) {
            throw new IllegalStateException("an assessment without the equivalent of " + pollutant);
        }
        return kilograms;
    }

    /// Definitions as of two revisions of their topics.
    private record Known(long rosters, long assessments, List<Assessment> definitions) {}
}
