package io.tandem.ranking.domain;

/// The versions of the definitions that a board is made by at one of its versions.
///
/// @param assessmentVersion of the assessment; it names the roster
/// @param rosterVersion of that roster
public record Basis(int assessmentVersion, int rosterVersion) {
    /// The first versions of both, which a board is made by before its first change.
    public static final Basis FIRST = new Basis(1, 1);
}
