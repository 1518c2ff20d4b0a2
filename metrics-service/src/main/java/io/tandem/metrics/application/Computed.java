package io.tandem.metrics.application;

import io.tandem.metrics.domain.Assessment;

/// The definitions by which a lane's metrics of one assessment were last computed as a whole.
public record Computed(int lane, String assessment, int version, int rosterVersion) {
    static Computed by(int lane, Assessment assessment) {
        return new Computed(lane, assessment.id(), assessment.version(), assessment.rosterVersion());
    }

    boolean olderThan(Assessment assessment) {
        return version < assessment.version() || rosterVersion < assessment.rosterVersion();
    }

    boolean newerThan(Assessment assessment) {
        return version > assessment.version() || rosterVersion > assessment.rosterVersion();
    }
}
