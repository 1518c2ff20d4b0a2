package io.tandem.metrics.persistence;

import io.tandem.fold.RebuildPlan;
import java.util.ArrayList;
import java.util.List;

/// Table `observation` is all that cannot be computed from something else in the database, so it alone is taken
/// from a rebuild. Metrics stay as they were published; where observations were wrong, every metric is computed
/// and published anew.
public record ObservationTables() implements RebuildPlan {
    @Override
    public List<String> adoption(boolean equal, String live, String side) {
        List<String> statements = new ArrayList<>();
        statements.add("drop table %s.observation".formatted(live));
        statements.add("alter table %s.observation set schema %s".formatted(side, live));
        if (!equal) {
            statements.add("delete from %s.lane_computed".formatted(live));
        }
        return statements;
    }
}
