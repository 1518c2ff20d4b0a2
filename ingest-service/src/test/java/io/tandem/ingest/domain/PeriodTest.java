package io.tandem.ingest.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeriodTest {
    @ParameterizedTest
    @CsvSource({
        "2019, YEAR, 2019-01-01, 2019-12-31",
        "2019-Q1, QUARTER, 2019-01-01, 2019-03-31",
        "2019-Q4, QUARTER, 2019-10-01, 2019-12-31",
        "2020-02, MONTH, 2020-02-01, 2020-02-29",
        "2020-02-29, DAY, 2020-02-29, 2020-02-29"
    })
    void aPeriodHasALengthAFirstAndALastDay(String text, Period.Length length, LocalDate start, LocalDate end) {
        Period period = Period.parse(text).orElseThrow();

        assertThat(period.length()).isEqualTo(length);
        assertThat(period.start()).isEqualTo(start);
        assertThat(period.end()).isEqualTo(end);
        assertThat(period).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "19",
                "2019-13",
                "2019-00",
                "2019-Q0",
                "2019-Q5",
                "2019-q1",
                "2019-7",
                "2019-02-30",
                "2021-02-29",
                "2019-07-14T00",
                " 2019",
                "2019 ",
                "20190714",
                "-2019",
                "1899",
                "２０１９"
            })
    void whatNamesNoCalendarPeriodIsNotParsed(String text) {
        assertThat(Period.parse(text)).isEmpty();
    }

    @Test
    void aPeriodStartsWhereItsLengthSaysSo() {
        assertThatThrownBy(() -> new Period(Period.Length.QUARTER, LocalDate.of(2019, 2, 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no QUARTER starts on 2019-02-01");
    }
}
