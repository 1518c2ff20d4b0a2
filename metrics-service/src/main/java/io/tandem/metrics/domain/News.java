package io.tandem.metrics.domain;

import org.jspecify.annotations.Nullable;

/// The newest observation of each status, about one city, indicator and period.
///
/// @param provisional null when there is none, like the others
record News(
        @Nullable Observation provisional,
        @Nullable Observation validated,
        @Nullable Observation withdrawn) {
    static final News NONE = new News(null, null, null);

    /// The news with an observation in the place of its status.
    News with(Observation observation) {
        return switch (observation.slot().status()) {
            case PROVISIONAL -> new News(observation, validated, withdrawn);
            case VALIDATED -> new News(provisional, observation, withdrawn);
            case WITHDRAWN -> new News(provisional, validated, observation);
        };
    }

    @Nullable
    Observation of(Status status) {
        return switch (status) {
            case PROVISIONAL -> provisional;
            case VALIDATED -> validated;
            case WITHDRAWN -> withdrawn;
        };
    }

    /// What a policy makes of it. A withdrawal undoes every observation with a smaller version; of what is
    /// left, validated comes before provisional.
    Level level(StatusPolicy policy) {
        if (validated != null && stands(validated)) {
            return new Level.Observed(validated);
        }
        if (policy == StatusPolicy.VALIDATED_ELSE_PROVISIONAL && provisional != null && stands(provisional)) {
            return new Level.Observed(provisional);
        }
        return withdrawn == null ? new Level.Missing() : new Level.Withdrawn();
    }

    private boolean stands(Observation observation) {
        return withdrawn == null || observation.version().compareTo(withdrawn.version()) >= 0;
    }
}
