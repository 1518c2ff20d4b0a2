package io.tandem.ranking.domain;

/// One of the two periods that an assessment compares.
public enum Side {
    BASE(Undefined.Reason.BASE_MISSING, Undefined.Reason.BASE_WITHDRAWN),
    CURRENT(Undefined.Reason.CURRENT_MISSING, Undefined.Reason.CURRENT_WITHDRAWN);

    private final Undefined.Reason missing;
    private final Undefined.Reason withdrawn;

    Side(Undefined.Reason missing, Undefined.Reason withdrawn) {
        this.missing = missing;
        this.withdrawn = withdrawn;
    }

    /// The assessment's period, ISO 8601.
    public String period(Assessment assessment) {
        return switch (this) {
            case BASE -> assessment.basePeriod();
            case CURRENT -> assessment.currentPeriod();
        };
    }

    /// The reason of a level that was never given.
    Undefined.Reason missing() {
        return missing;
    }

    /// The reason of a level that was taken back.
    Undefined.Reason withdrawn() {
        return withdrawn;
    }
}
