package io.tandem.ranking.domain;

import java.util.NavigableMap;

/// The versions of an assessment whose figures its boards show while they are made by one of them: those around it
/// by the same method. Figures by a changed method wait for the changeover, and count from then on.
///
/// @param from first version, inclusive
/// @param to last version, inclusive
public record ComparableVersions(int from, int to) {
    /// The versions around one that boards are made by.
    ///
    /// @param made every version that boards were ever made by
    /// @param version one of them
    /// @param newest the newest version of all, which the boards may still have to go over to
    public static ComparableVersions around(NavigableMap<Integer, Assessment> made, int version, Assessment newest) {
        Assessment present = made.getOrDefault(version, newest);
        int from = version;
        Assessment last = present;
        for (Assessment earlier : made.headMap(version, false).descendingMap().values()) {
            if (!last.isComparableWith(earlier)) {
                break;
            }
            last = earlier;
            from = earlier.version();
        }
        last = present;
        for (Assessment later : made.tailMap(version, false).values()) {
            if (!last.isComparableWith(later)) {
                return new ComparableVersions(from, later.version() - 1);
            }
            last = later;
        }
        boolean goesOn = last.isComparableWith(newest);
        return new ComparableVersions(from, goesOn ? Integer.MAX_VALUE : Math.max(version, last.version()));
    }
}
