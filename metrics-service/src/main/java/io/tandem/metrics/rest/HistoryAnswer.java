package io.tandem.metrics.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tandem.metrics.application.History.Kept;
import io.tandem.metrics.application.History.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What was ever reported about one value.
///
/// @param items in order of arrival
/// @param next receipt to go on `after`; absent when nothing was left
@JsonInclude(JsonInclude.Include.NON_NULL)
record HistoryAnswer(
        String city,
        String indicator,
        String period,
        List<ReportedValue> items,
        @Nullable String next) {
    static HistoryAnswer of(Value value, List<Kept> kept, int limit) {
        return new HistoryAnswer(
                value.city(),
                value.indicator().name(),
                value.period().iso(),
                kept.stream().map(ReportedValue::of).toList(),
                kept.size() < limit
                        ? null
                        : ReportedValue.receipt(kept.getLast()).toString());
    }
}
