package io.tandem.ranking.persistence;

import static io.tandem.ranking.persistence.Columns.longs;
import static io.tandem.ranking.persistence.Columns.number;
import static io.tandem.ranking.persistence.Columns.text;
import static io.tandem.ranking.persistence.Columns.texts;

import io.smallrye.mutiny.Uni;
import io.tandem.ranking.application.RankedBy;
import io.tandem.ranking.application.WireForm;
import io.tandem.ranking.domain.Assessment;
import io.tandem.ranking.domain.AssessmentDefinition;
import io.tandem.ranking.domain.Basis;
import io.tandem.ranking.domain.Roster;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/// What boards are and were made by (tables `assessment_basis`, `assessment_version`, `roster_version`).
final class DefinitionRows {
    private static final String BASES = """
            select a.document as assessment, r.document as roster, b.method_since, b.reconcile
            from assessment_basis b
              join assessment_version a on a.assessment = b.assessment and a.version = b.assessment_version
              join roster_version r on r.roster = b.roster and r.version = b.roster_version
            where b.assessment = any (cast(:assessments as text[]))""";

    private static final String ASSESSMENT = """
            select document from assessment_version where assessment = :assessment and version = :version""";

    private static final String ROSTER = """
            select document from roster_version where roster = :roster and version = :version""";

    private static final String PUT_ASSESSMENTS = """
            insert into assessment_version (assessment, version, document)
            select * from unnest(cast(:assessments as text[]), cast(:versions as bigint[]), cast(:documents as text[]))
            on conflict do nothing""";

    private static final String PUT_ROSTERS = """
            insert into roster_version (roster, version, document)
            select * from unnest(cast(:rosters as text[]), cast(:versions as bigint[]), cast(:documents as text[]))
            on conflict do nothing""";

    private static final String PUT_BASES = """
            insert into assessment_basis (assessment, assessment_version, roster, roster_version, method_since)
            select * from unnest(cast(:assessments as text[]), cast(:versions as bigint[]), cast(:rosters as text[]),
              cast(:rosterVersions as bigint[]), cast(:since as bigint[]))
            on conflict (assessment) do update set assessment_version = excluded.assessment_version,
              roster = excluded.roster, roster_version = excluded.roster_version,
              method_since = excluded.method_since, reconcile = false""";

    private final Mutiny.StatelessSession tx;
    private final WireForm form;

    DefinitionRows(Mutiny.StatelessSession tx, WireForm form) {
        this.tx = tx;
        this.form = form;
    }

    Uni<List<RankedBy>> bases(Collection<String> assessments) {
        return tx.createNativeQuery(BASES, Object[].class)
                .setParameter("assessments", assessments.toArray(String[]::new))
                .getResultList()
                .map(rows -> rows.stream()
                        .map(row -> new RankedBy(
                                new AssessmentDefinition(form.assessment(text(row[0])), form.roster(text(row[1]))),
                                Math.toIntExact(number(row[2])),
                                Boolean.TRUE.equals(row[3])))
                        .toList());
    }

    Uni<Optional<AssessmentDefinition>> definition(String assessment, Basis basis) {
        return tx.createNativeQuery(ASSESSMENT, String.class)
                .setParameter("assessment", assessment)
                .setParameter("version", basis.assessmentVersion())
                .getResultList()
                .chain(found -> found.isEmpty()
                        ? Uni.createFrom().item(Optional.empty())
                        : withRoster(form.assessment(found.getFirst()), basis.rosterVersion()));
    }

    private Uni<Optional<AssessmentDefinition>> withRoster(Assessment assessment, int version) {
        return tx.createNativeQuery(ROSTER, String.class)
                .setParameter("roster", assessment.roster())
                .setParameter("version", version)
                .getResultList()
                .map(found -> found.stream()
                        .findFirst()
                        .map(roster -> new AssessmentDefinition(assessment, form.roster(roster))));
    }

    Uni<Void> put(List<RankedBy> made, Instant at) {
        if (made.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<Assessment> assessments =
                made.stream().map(by -> by.definition().assessment()).toList();
        List<Roster> rosters = made.stream().map(by -> by.definition().roster()).toList();
        return tx.createNativeQuery(PUT_ASSESSMENTS)
                .setParameter("assessments", texts(assessments, Assessment::id))
                .setParameter("versions", longs(assessments, a -> (long) a.version()))
                .setParameter("documents", texts(assessments, a -> form.assessment(a, at)))
                .executeUpdate()
                .chain(() -> tx.createNativeQuery(PUT_ROSTERS)
                        .setParameter("rosters", texts(rosters, Roster::id))
                        .setParameter("versions", longs(rosters, r -> (long) r.version()))
                        .setParameter("documents", texts(rosters, r -> form.roster(r, at)))
                        .executeUpdate())
                .chain(() -> tx.createNativeQuery(PUT_BASES)
                        .setParameter("assessments", texts(assessments, Assessment::id))
                        .setParameter("versions", longs(assessments, a -> (long) a.version()))
                        .setParameter("rosters", texts(rosters, Roster::id))
                        .setParameter("rosterVersions", longs(rosters, r -> (long) r.version()))
                        .setParameter("since", longs(made, by -> (long) by.methodSince()))
                        .executeUpdate())
                .replaceWithVoid();
    }
}
