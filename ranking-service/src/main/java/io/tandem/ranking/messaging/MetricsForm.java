package io.tandem.ranking.messaging;

import io.tandem.metrics.contract.CityMetricsComputed;
import io.tandem.ranking.domain.Cause;
import io.tandem.ranking.domain.CityMetrics;
import io.tandem.ranking.domain.Indicator;
import io.tandem.ranking.domain.Metric;
import io.tandem.ranking.domain.Undefined;
import org.jspecify.annotations.Nullable;

/// [CityMetrics] from [CityMetricsComputed].
final class MetricsForm {
    private MetricsForm() {}

    /// The message's meaning.
    ///
    /// @throws IllegalArgumentException when it has an indicator, reason or cause that this version does not
    ///     know
    static CityMetrics read(CityMetricsComputed message) {
        return new CityMetrics(
                text(message.assessment()),
                message.assessmentVersion(),
                message.rosterVersion(),
                text(message.city()),
                message.lane(),
                message.sequence(),
                message.at(),
                new Cause(
                        Cause.Kind.of(message.cause().kind()),
                        message.cause().observations().stream()
                                .map(MetricsForm::text)
                                .toList()),
                message.metrics().stream().map(MetricsForm::read).toList());
    }

    private static Metric read(CityMetricsComputed.Metric metric) {
        return new Metric(
                Indicator.of(metric.indicator()),
                text(metric.unit()),
                read(metric.base()),
                read(metric.current()),
                metric.reduction(),
                metric.rate(),
                metric.undefined().stream()
                        .map(u -> new Undefined(Undefined.Reason.of(u.reason()), Indicator.of(u.indicator())))
                        .toList());
    }

    private static Metric.@Nullable Level read(CityMetricsComputed.@Nullable Level level) {
        if (level == null) {
            return null;
        }
        CityMetricsComputed.@Nullable Source source = level.source();
        return new Metric.Level(
                level.value(),
                source == null
                        ? null
                        : new Metric.Source(
                                text(source.id()),
                                text(source.feed()),
                                text(source.status()),
                                source.revision(),
                                source.observedAt(),
                                source.receivedAt()));
    }

    /// PostgreSQL stores no text with the character U+0000, which is valid in JSON and in Kafka.
    private static String text(String value) {
        if (value.indexOf(0) >= 0) {
            throw new IllegalArgumentException("a text with the character U+0000");
        }
        return value;
    }
}
