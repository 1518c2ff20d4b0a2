package io.tandem.ingest.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tandem.ingest.application.Submission;
import io.tandem.ingest.domain.Finding;
import io.tandem.ingest.domain.ObservationDraft;
import io.tandem.ingest.domain.Refusal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Measurements as OpenAQ's API v3 answers them, for one city.
///
/// Days, months and years become observations as they are. Hours become the day they are in, local time: their mean,
/// which is provisional with fewer than the 20 hours that GB 3095 asks of a day. Ozone's hours are refused, since its
/// day is not a mean.
final class OpenAqReader {
    private static final JsonMapper MAPPER = JsonMapper.builder(StrictJson.FACTORY)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final int HOURS_OF_A_DAY = 20;

    private OpenAqReader() {}

    /// The sender's own words for what the document does not say.
    ///
    /// @param city code of the city that the station stands for
    record Defaults(@Nullable String feed, @Nullable String city) {}

    /// @throws ProblemException when the text is not JSON or not such an answer
    static List<Submission> read(String text, Defaults defaults, int maxItems) {
        JsonNode results = tree(text).path("results");
        if (!results.isArray()) {
            throw new ProblemException(
                    List.of(new Finding(Refusal.WRONG_TYPE, "/results", "Expected an array of measurements.")));
        }
        if (results.size() > maxItems) {
            throw new ProblemException(Refusal.TOO_MANY_ITEMS, "At most " + maxItems + " measurements at once.");
        }
        List<Submission> items = new ArrayList<>();
        Map<String, Day> days = new LinkedHashMap<>();
        for (int i = 0; i < results.size(); i++) {
            read(results.get(i), "/results/" + i, defaults, items, days);
        }
        days.values().forEach(day -> items.add(new Submission(day.draft(defaults), List.of())));
        if (items.isEmpty()) {
            throw new ProblemException(Refusal.EMPTY_BATCH, "There is no measurement.");
        }
        return items;
    }

    private static JsonNode tree(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw StrictJson.problem(DefinitionReader.cause(e), text.length());
        }
    }

    private static void read(
            JsonNode measurement, String pointer, Defaults defaults, List<Submission> items, Map<String, Day> days) {
        JsonNode parameter = measurement.path("parameter");
        String name = parameter.path("name").asText("").toUpperCase(Locale.ROOT);
        String unit = parameter.path("units").asText(null);
        Double value = measurement.path("value").isNumber()
                ? (Double) measurement.path("value").doubleValue()
                : null;
        OffsetDateTime from = time(measurement.at("/period/datetimeFrom/local"));
        OffsetDateTime to = time(measurement.at("/period/datetimeTo/local"));
        if (value == null || from == null || to == null) {
            items.add(refused(
                    Refusal.WRONG_TYPE, pointer, "Expected value, period.datetimeFrom.local and datetimeTo.local."));
            return;
        }
        String period = period(from, to);
        if (period != null) {
            items.add(new Submission(
                    draft(
                            defaults,
                            name,
                            period,
                            value,
                            unit,
                            null,
                            to.toInstant().toString()),
                    List.of()));
        } else if (Duration.between(from, to).equals(Duration.ofHours(1)) && !name.equals("O3")) {
            LocalDate day = from.toLocalDate();
            days.computeIfAbsent(name + unit + day, _ -> new Day(name, unit, day.toString()))
                    .add(from, to, value);
        } else {
            items.add(refused(
                    Refusal.INVALID_PERIOD,
                    pointer + "/period",
                    "Expected a calendar day, month, quarter or year, or of other than ozone an hour."));
        }
    }

    private static @Nullable OffsetDateTime time(JsonNode node) {
        try {
            return node.isTextual() ? OffsetDateTime.parse(node.asText()) : null;
        } catch (DateTimeParseException _) {
            return null;
        }
    }

    /// The calendar period from one midnight to another; null when it is none.
    private static @Nullable String period(OffsetDateTime from, OffsetDateTime to) {
        LocalDate start = from.toLocalDate();
        LocalDate end = to.toLocalDate();
        if (!from.toLocalTime().equals(to.toLocalTime()) || from.toLocalTime().toSecondOfDay() != 0) {
            return null;
        }
        if (start.plusDays(1).equals(end)) {
            return start.toString();
        }
        if (start.getDayOfMonth() != 1) {
            return null;
        }
        if (start.plusMonths(1).equals(end)) {
            return start.toString().substring(0, 7);
        }
        if (start.plusMonths(3).equals(end) && start.getMonthValue() % 3 == 1) {
            return start.getYear() + "-Q" + (start.getMonthValue() / 3 + 1);
        }
        return start.plusYears(1).equals(end) && start.getMonthValue() == 1 ? Integer.toString(start.getYear()) : null;
    }

    private static ObservationDraft draft(
            Defaults defaults,
            String indicator,
            String period,
            double value,
            @Nullable String unit,
            @Nullable String status,
            String observedAt) {
        return new ObservationDraft(
                null, defaults.feed(), defaults.city(), indicator, period, value, unit, status, null, observedAt, null);
    }

    private static Submission refused(Refusal refusal, String pointer, String detail) {
        return new Submission(
                new ObservationDraft(null, null, null, null, null, null, null, null, null, null, null),
                List.of(new Finding(refusal, pointer, detail)));
    }

    /// The hours of a day; an hour that comes twice counts once.
    private static final class Day {
        private final String indicator;
        private final @Nullable String unit;
        private final String day;
        private final Map<OffsetDateTime, Double> hours = new LinkedHashMap<>();
        private OffsetDateTime last = OffsetDateTime.MIN;

        private Day(String indicator, @Nullable String unit, String day) {
            this.indicator = indicator;
            this.unit = unit;
            this.day = day;
        }

        private void add(OffsetDateTime from, OffsetDateTime to, double value) {
            hours.put(from, value);
            last = to.isAfter(last) ? to : last;
        }

        private ObservationDraft draft(Defaults defaults) {
            double mean = hours.values().stream()
                    .mapToDouble(Double::doubleValue)
                    .average()
                    .orElseThrow();
            String status = hours.size() < HOURS_OF_A_DAY ? "provisional" : "validated";
            return OpenAqReader.draft(
                    defaults,
                    indicator,
                    day,
                    mean,
                    unit,
                    status,
                    last.toInstant().toString());
        }
    }
}
