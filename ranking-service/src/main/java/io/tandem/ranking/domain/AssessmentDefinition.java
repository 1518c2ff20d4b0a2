package io.tandem.ranking.domain;

import java.util.Optional;

/// An assessment together with its roster, both in the newest known version.
public record AssessmentDefinition(Assessment assessment, Roster roster, GroupMembership groups) {
    /// Resolves the groups.
    public AssessmentDefinition(Assessment assessment, Roster roster) {
        this(assessment, roster, GroupMembership.of(assessment, roster));
    }

    /// The board of that id.
    public Optional<BoardDefinition> board(String id) {
        return assessment.boards().stream()
                .filter(board -> board.id().equals(id))
                .findFirst();
    }

    /// Whether both have the same versions as `other`'s.
    public boolean sameVersions(AssessmentDefinition other) {
        return assessment.version() == other.assessment.version()
                && roster.id().equals(other.roster.id())
                && roster.version() == other.roster.version();
    }
}
