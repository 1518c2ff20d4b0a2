package io.tandem.ranking.domain;

import java.util.Optional;

/// An assessment together with its roster, both in the newest known version.
public record AssessmentDefinition(Assessment assessment, Roster roster, GroupMembership groups) {
    /// Resolves the groups.
    public AssessmentDefinition(Assessment assessment, Roster roster) {
        this(assessment, roster, GroupMembership.of(assessment, roster));
    }

    /// The versions of both.
    public Basis basis() {
        return new Basis(assessment.version(), roster.version());
    }

    /// The board of that id.
    public Optional<BoardDefinition> board(String id) {
        return assessment.boards().stream()
                .filter(board -> board.id().equals(id))
                .findFirst();
    }

    /// Whether boards made by either are alike; the assessment's version names the roster.
    public boolean sameVersions(AssessmentDefinition other) {
        return basis().equals(other.basis());
    }
}
