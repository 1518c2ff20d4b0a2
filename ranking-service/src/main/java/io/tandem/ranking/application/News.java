package io.tandem.ranking.application;

import io.tandem.ranking.domain.Cause;
import io.tandem.ranking.domain.CityMetrics;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a batch brought of one city: the newest metrics, the gravest kind of cause, all observations.
record News(CityMetrics metrics, Cause.Kind kind, List<String> observations) {
    /// Adds newer metrics.
    ///
    /// @param earlier null when these are the batch's first of the city
    static News after(@Nullable News earlier, CityMetrics newer) {
        if (earlier == null) {
            return new News(newer, newer.cause().kind(), newer.cause().observations());
        }
        Cause.Kind kind = newer.cause().kind();
        Set<String> observations = new LinkedHashSet<>(earlier.observations);
        observations.addAll(newer.cause().observations());
        return new News(newer, kind.compareTo(earlier.kind) > 0 ? kind : earlier.kind, new ArrayList<>(observations));
    }
}
