package io.tandem.metrics.persistence;

import io.tandem.fold.RebuildPlan;
import java.util.ArrayList;
import java.util.List;

/// Table `observation` is all that cannot be computed from something else in the database; it and `rollup`, which is
/// written with it, are taken from a rebuild. Metrics stay as they were published; where observations were wrong, every
/// metric is computed and published anew.
public record ObservationTables() implements RebuildPlan {
    private static final List<String> TAKEN = List.of("observation", "rollup");

    @Override
    public List<String> adoption(boolean equal, String live, String side) {
        List<String> statements = new ArrayList<>();
        for (String table : TAKEN) {
            statements.add("drop table %s.%s".formatted(live, table));
            statements.add("alter table %s.%s set schema %s".formatted(side, table, live));
        }
        if (!equal) {
            statements.add("delete from %s.lane_computed".formatted(live));
        }
        return statements;
    }
}
