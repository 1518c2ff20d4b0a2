package io.tandem.metrics.messaging;

import io.tandem.fold.EventRecords;
import io.tandem.fold.Outgoing;
import io.tandem.fold.WireJson;
import io.tandem.metrics.application.MetricsDocuments;
import io.tandem.metrics.application.MetricsRow;
import io.tandem.metrics.contract.CityMetricsComputed;
import io.tandem.metrics.contract.Topic;
import io.tandem.metrics.domain.Change;
import io.tandem.metrics.domain.CityMetrics;
import io.tandem.metrics.domain.Metric;
import io.tandem.metrics.domain.Observation;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/// Metrics as they are published.
@Singleton
class MetricsMessages implements MetricsDocuments {
    static final String SOURCE = "/metrics-service";

    @Override
    public String write(CityMetrics metrics) {
        return new String(WireJson.write(message(metrics)), StandardCharsets.UTF_8);
    }

    /// A stored row as a record. Its assessment alone chooses the partition, so that a board has one writer.
    static Outgoing outgoing(MetricsRow row) {
        int hash = Utils.toPositive(Utils.murmur2(row.assessment().getBytes(StandardCharsets.UTF_8)));
        return new Outgoing(
                row.sequence(),
                EventRecords.write(
                        Topic.CITY_METRICS.name(),
                        hash % Topic.CITY_METRICS.partitions(),
                        row.assessment() + "/" + row.city(),
                        CityMetricsComputed.TYPE,
                        SOURCE,
                        row.lane() + "-" + row.sequence(),
                        row.at(),
                        row.document().getBytes(StandardCharsets.UTF_8)),
                row.city()::equals);
    }

    static CityMetricsComputed message(CityMetrics metrics) {
        return new CityMetricsComputed(
                metrics.assessment().id(),
                metrics.assessment().version(),
                metrics.assessment().rosterVersion(),
                metrics.city(),
                metrics.lane(),
                metrics.sequence(),
                metrics.at(),
                new CityMetricsComputed.Cause(
                        kebab(metrics.cause().kind()), metrics.cause().observations()),
                metrics.metrics().stream().map(MetricsMessages::metric).toList());
    }

    private static CityMetricsComputed.Metric metric(Metric metric) {
        @Nullable Change change = metric.change();
        return new CityMetricsComputed.Metric(
                metric.indicator().name(),
                metric.indicator().unit().code(),
                level(metric.base()),
                level(metric.current()),
                change == null ? null : change.reduction(),
                change == null || !change.hasRate() ? null : change.rate(),
                metric.undefined().stream()
                        .map(u -> new CityMetricsComputed.Undefined(
                                kebab(u.reason()), u.indicator().name()))
                        .toList());
    }

    private static CityMetricsComputed.@Nullable Level level(Metric.@Nullable Value value) {
        return value == null ? null : new CityMetricsComputed.Level(value.amount(), source(value.source()));
    }

    private static CityMetricsComputed.@Nullable Source source(@Nullable Observation observation) {
        return observation == null
                ? null
                : new CityMetricsComputed.Source(
                        observation.version().id(),
                        observation.version().feed(),
                        observation.slot().status().name().toLowerCase(Locale.ROOT),
                        observation.version().revision(),
                        observation.version().observedAt(),
                        observation.receivedAt());
    }

    private static String kebab(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
