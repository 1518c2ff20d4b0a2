package io.tandem.ingest.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tandem.ingest.application.Submission;
import io.tandem.ingest.domain.Finding;
import io.tandem.ingest.domain.Refusal;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenAqReaderTest {
    private static String measurement(String parameter, String from, String to, String value) {
        return """
                {"value": %s, "parameter": {"id": 2, "name": "%s", "units": "µg/m³"}, "coordinates": null,
                 "period": {"label": "x", "datetimeFrom": {"utc": "x", "local": "%s"},
                            "datetimeTo": {"utc": "x", "local": "%s"}}}""".formatted(value, parameter, from, to);
    }

    private static List<Submission> read(String... measurements) {
        return OpenAqReader.read(
                "{\"meta\": {}, \"results\": [" + String.join(",", measurements) + "]}",
                new OpenAqReader.Defaults("openaq", "130200"),
                100);
    }

    private static String hour(int hour) {
        return measurement(
                "pm25",
                "2023-10-16T%02d:00:00+08:00".formatted(hour),
                hour == 23 ? "2023-10-17T00:00:00+08:00" : "2023-10-16T%02d:00:00+08:00".formatted(hour + 1),
                Integer.toString(hour));
    }

    @ParameterizedTest
    @CsvSource({
        "2023-10-16T00:00:00-06:00, 2023-10-17T00:00:00-06:00, 2023-10-16",
        "2023-02-01T00:00:00+08:00, 2023-03-01T00:00:00+08:00, 2023-02",
        "2023-07-01T00:00:00+08:00, 2023-10-01T00:00:00+08:00, 2023-Q3",
        "2023-01-01T00:00:00+08:00, 2024-01-01T00:00:00+08:00, 2023"
    })
    void calendarPeriodsAreTakenAsTheyAre(String from, String to, String period) {
        var draft = read(measurement("o3", from, to, "61.5")).getFirst().draft();

        assertThat(draft.period()).isEqualTo(period);
        assertThat(draft.indicator()).isEqualTo("O3");
        assertThat(draft.unit()).isEqualTo("µg/m³");
        assertThat(draft.value()).isEqualTo(61.5);
        assertThat(draft.status()).isNull();
        assertThat(draft.city()).isEqualTo("130200");
    }

    @Test
    void theHoursOfADayBecomeItsMeanWhichIsProvisionalBelowTwenty() {
        String[] few = {hour(5), hour(6), hour(6)};
        String[] many = IntStream.range(0, 24).mapToObj(OpenAqReaderTest::hour).toArray(String[]::new);

        var provisional = read(few).getFirst().draft();
        var validated = read(many).getFirst().draft();

        assertThat(provisional.period()).isEqualTo("2023-10-16");
        assertThat(provisional.value()).isEqualTo(5.5);
        assertThat(provisional.status()).isEqualTo("provisional");
        assertThat(provisional.observedAt()).isEqualTo("2023-10-15T23:00:00Z");
        assertThat(validated.value()).isEqualTo(11.5);
        assertThat(validated.status()).isEqualTo("validated");
    }

    @Test
    void otherPeriodsOzonesHoursAndBrokenMeasurementsAreRefusedAtTheirPlace() {
        List<Submission> items = read(
                measurement("o3", "2023-10-16T05:00:00+08:00", "2023-10-16T06:00:00+08:00", "1"),
                measurement("no2", "2023-10-16T00:00:00+08:00", "2023-10-18T00:00:00+08:00", "1"),
                measurement("no2", "yesterday", "today", "1"),
                measurement("no2", "2023-10-16T00:00:00+08:00", "2023-10-17T00:00:00+08:00", "\"1\""));

        assertThat(items.stream().flatMap(i -> i.findings().stream()).map(Finding::pointer))
                .containsExactly("/results/0/period", "/results/1/period", "/results/2", "/results/3");
    }

    @Test
    void whatIsNoSuchAnswerIsRefusedWhole() {
        String many = IntStream.range(0, 101).mapToObj(_ -> "{}").collect(Collectors.joining(","));
        for (String text : List.of("{}", "[]", "{\"results\": {}}", "{\"results\": []}", "{\"results\": [" + many)) {
            assertThatThrownBy(() -> OpenAqReader.read(text, new OpenAqReader.Defaults(null, null), 100))
                    .isInstanceOf(ProblemException.class);
        }
        assertThatThrownBy(() -> OpenAqReader.read("{\"results\": 1} x", new OpenAqReader.Defaults(null, null), 9))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.refusal()).isEqualTo(Refusal.INVALID_JSON));
    }
}
