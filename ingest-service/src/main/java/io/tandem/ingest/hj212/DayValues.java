package io.tandem.ingest.hj212;

import io.tandem.ingest.domain.ObservationDraft;
import io.tandem.ingest.domain.Station;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A day's message (CN 2031) as observations of that day.
final class DayValues {
    private static final String DAY = "2031";
    private static final String NORMAL = "N";

    /// The standard's times are China's, which has no summer time.
    private static final ZoneOffset ZONE = ZoneOffset.ofHours(8);

    private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(5);

    private final Factors factors;

    DayValues(Factors factors) {
        this.factors = factors;
    }

    /// What a message says about a day; empty when it is of something else or of another kind of station than is
    /// registered. A value whose flag is not N is not used.
    ///
    /// @param whole whether nothing of the message is missing; if something is, a value without its flag is
    /// not used
    /// @throws FaultException when a value is none or the time is not the start of a day
    List<ObservationDraft> of(Frame frame, Station station, boolean whole) throws FaultException {
        LocalDateTime start = frame.dataTime();
        if (!frame.header().cn().equals(DAY) || !frame.header().st().equals(station.system()) || start == null) {
            return List.of();
        }
        List<ObservationDraft> drafts = new ArrayList<>();
        for (Map.Entry<String, Factors.Meaning> factor :
                factors.of(station.system()).entrySet()) {
            String code = factor.getKey();
            @Nullable
            String value = frame.fields().get(code + "-" + factor.getValue().field());
            @Nullable String flag = frame.fields().get(code + "-Flag");
            boolean normal = flag == null ? whole : flag.equals(NORMAL);
            if (value != null && normal) {
                drafts.add(draft(frame, station, code, factor.getValue(), value));
            }
        }
        if (!drafts.isEmpty() && !start.equals(start.toLocalDate().atStartOfDay())) {
            throw new FaultException(Fault.RANGE);
        }
        return drafts;
    }

    private static ObservationDraft draft(
            Frame frame, Station station, String code, Factors.Meaning meaning, String value) throws FaultException {
        if (!value.matches("-?[0-9]{1,12}(\\.[0-9]{1,12})?")) {
            throw new FaultException(Fault.RANGE);
        }
        var unit = station.units().getOrDefault(code, meaning.unit());
        return new ObservationDraft(
                id(frame, code).toString(),
                station.feed(),
                station.city().value(),
                meaning.indicator().name(),
                day(frame),
                unit.canonical(new BigDecimal(value)),
                meaning.indicator().kind().unit(),
                station.status().wireName(),
                null,
                observedAt(frame),
                null);
    }

    /// The same message sent again names the same event.
    private static UUID id(Frame frame, String code) {
        String content =
                String.join("\n", "hj212", frame.header().mn(), frame.header().cn(), day(frame), code);
        return UUID.nameUUIDFromBytes(content.getBytes(StandardCharsets.UTF_8));
    }

    private static String day(Frame frame) {
        return String.valueOf(frame.dataTime()).substring(0, "2026-11-23".length());
    }

    /// When the station made the message, so that a later one about the same day wins; without QN, the end of the day.
    private static String observedAt(Frame frame) {
        LocalDateTime requested = frame.requestedAt();
        LocalDateTime time = requested == null
                ? LocalDateTime.parse(day(frame) + "T00:00:00").plusDays(1)
                : requested;
        return time.toInstant(ZONE).toString();
    }

    /// Whether a message's day was over when it came; a clock may be five minutes fast.
    static boolean isOver(Frame frame, Instant now) {
        LocalDateTime start = frame.dataTime();
        return start != null && !start.plusDays(1).toInstant(ZONE).isAfter(now.plus(CLOCK_TOLERANCE));
    }
}
