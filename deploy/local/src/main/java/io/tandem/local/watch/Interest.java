package io.tandem.local.watch;

import java.util.SortedSet;

/// Which shifts are told.
///
/// @param cities codes; when there are any, each of their shifts is told, also when others moved them, and no
///     other's
/// @param tierChanges only changes of tier, entering and leaving the ranking among them
/// @param leastMove ranks; entering and leaving the ranking always count
/// @param within only cities that have or had a rank of at most this
record Interest(SortedSet<String> cities, boolean tierChanges, int leastMove, int within) {
    boolean includes(BoardCopy.Shift shift) {
        boolean watched = cities.isEmpty() ? !shift.byOthers() : cities.contains(shift.city());
        return watched
                && (!tierChanges || shift.changesTier())
                && (shift.from().isEmpty() != shift.to().isEmpty() || Math.abs(shift.gained()) >= leastMove)
                && shift.isWithin(within);
    }
}
