package io.tandem.metrics.messaging;

import io.tandem.fold.EventRecords;
import io.tandem.ingest.contract.ObservationAccepted;
import io.tandem.metrics.application.Arrival;
import io.tandem.metrics.domain.Indicator;
import io.tandem.metrics.domain.Observation;
import io.tandem.metrics.domain.Period;
import io.tandem.metrics.domain.Status;
import io.tandem.metrics.domain.Version;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/// Makes observations of records. The log is open to whoever may write to it, so it trusts nothing.
final class ObservationReader {
    private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7e]{1,128}");
    private static final int LONGEST_REASON = 500;

    private ObservationReader() {}

    /// The arrival of the observation in a record.
    ///
    /// @throws IllegalArgumentException when it cannot be one
    static Arrival read(ConsumerRecord<byte[], byte[]> record) {
        ObservationAccepted event = EventRecords.read(record, ObservationAccepted.TYPE, ObservationAccepted.class);
        return new Arrival(record.offset(), observation(event), storable(event.reason()));
    }

    private static Observation observation(ObservationAccepted event) {
        Indicator indicator = Indicator.valueOf(required(event.indicator(), "indicator"));
        if (!indicator.unit().code().equals(event.unit())) {
            throw new IllegalArgumentException("%s is not in its unit".formatted(indicator));
        }
        if (event.revision() < 1) {
            throw new IllegalArgumentException("a revision must be >= 1: " + event.revision());
        }
        return new Observation(
                new Observation.Slot(
                        required(event.city(), "city"),
                        indicator,
                        new Period(required(event.period(), "period")),
                        Status.valueOf(required(event.status(), "status").toUpperCase(Locale.ROOT))),
                event.value(),
                new Version(
                        event.revision(),
                        micros(event.observedAt(), "observedAt"),
                        token(event.feed(), "feed"),
                        token(event.id(), "id")),
                micros(event.receivedAt(), "receivedAt"));
    }

    /// A reason decides nothing, so one that cannot be stored costs the observation nothing but the reason.
    private static @Nullable String storable(@Nullable String reason) {
        boolean good = reason != null
                && reason.length() <= LONGEST_REASON
                && reason.codePoints()
                        .allMatch(c -> !Character.isISOControl(c) && Character.getType(c) != Character.SURROGATE);
        return good ? reason : null;
    }

    private static String token(@Nullable String text, String member) {
        if (!TOKEN.matcher(required(text, member)).matches()) {
            throw new IllegalArgumentException(member + " must be 1 to 128 printable ASCII characters");
        }
        return required(text, member);
    }

    /// PostgreSQL keeps microseconds; comparing finer ones would make the state depend on a restart.
    private static Instant micros(@Nullable Instant instant, String member) {
        return required(instant, member).truncatedTo(ChronoUnit.MICROS);
    }

    private static <T> T required(@Nullable T value, String member) {
        if (value == null) {
            throw new IllegalArgumentException(member + " is missing");
        }
        return value;
    }
}
