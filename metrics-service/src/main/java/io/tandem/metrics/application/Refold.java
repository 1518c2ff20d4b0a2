package io.tandem.metrics.application;

import io.tandem.metrics.domain.Assessment;
import io.tandem.metrics.domain.Cause;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One lane's metrics of one assessment that have to be computed anew, in pieces.
///
/// @param after the last city done, empty when none is
record Refold(int lane, Assessment assessment, Cause.Kind cause, String after) {
    /// What has to be done for lanes in the light of the present definitions.
    ///
    /// @throws IllegalStateException when a lane was computed by newer definitions than these
    static List<Refold> due(List<Intake> intakes, List<Assessment> assessments, LaneMarks marks) {
        List<Refold> due = new ArrayList<>();
        for (Intake intake : intakes) {
            for (Assessment assessment : assessments) {
                due(intake.lane(), assessment, marks.of(intake.lane(), assessment.id()))
                        .ifPresent(due::add);
            }
        }
        return due;
    }

    private static Optional<Refold> due(int lane, Assessment assessment, @Nullable Computed by) {
        if (by == null) {
            return Optional.of(new Refold(lane, assessment, Cause.Kind.NEW_DATA, ""));
        }
        if (by.newerThan(assessment)) {
            throw new IllegalStateException("lane %d was computed by %s, here it is at %d/%d"
                    .formatted(lane, by, assessment.version(), assessment.rosterVersion()));
        }
        if (by.olderThan(assessment)) {
            boolean method = by.version() < assessment.version();
            Cause.Kind cause = method ? Cause.Kind.METHOD_CHANGE : Cause.Kind.ROSTER_CHANGE;
            return Optional.of(new Refold(lane, assessment, cause, ""));
        }
        String after = by.after();
        return after == null ? Optional.empty() : Optional.of(new Refold(lane, assessment, by.cause(), after));
    }

    MetricsStore.From from() {
        return new MetricsStore.From(lane, after);
    }

    /// The next cities of this.
    ///
    /// @param cities ascending
    /// @param last whether none come after them
    record Piece(Refold refold, List<String> cities, boolean last) {
        Computed mark() {
            Assessment by = refold.assessment();
            @Nullable String after = last ? null : cities.getLast();
            return new Computed(refold.lane(), by.id(), by.version(), by.rosterVersion(), refold.cause(), after);
        }
    }
}
