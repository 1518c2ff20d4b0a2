package io.tandem.ranking.persistence;

import io.tandem.fold.RebuildPlan;
import java.util.List;

/// A board's past is worth more than what the log still holds, so nothing is ever replaced by a rebuild. Where the
/// boards differ, metrics that the log has and the service has not, or has otherwise, are taken over, and the
/// writer brings each board to what the stored metrics say, as one change that subscribers see.
public record MissingMetrics() implements RebuildPlan {
    @Override
    public List<String> adoption(boolean equal, String live, String side) {
        return equal
                ? List.of()
                : List.of(copy(live, side), "update %s.assessment_basis set reconcile = true".formatted(live));
    }

    private static String copy(String live, String side) {
        return """
                insert into %s.city_metrics as m
                  (assessment, city, lane, sequence, document, at, assessment_version)
                select assessment, city, lane, sequence, document, at, assessment_version from %s.city_metrics
                on conflict (assessment, city, sequence) do update set document = excluded.document,
                  assessment_version = excluded.assessment_version
                where m.document <> excluded.document""".formatted(live, side);
    }
}
