package io.tandem.metrics.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RollUpTest {
    @ParameterizedTest
    @EnumSource(names = {"CO2", "SO2", "NOX", "PM"})
    void emissionsAreAddedUp(Indicator indicator) {
        assertThat(RollUp.of(indicator, days(1, 2, 3, 4))).contains(new RollUp.Amount(10, 4));
    }

    @ParameterizedTest
    @EnumSource(names = {"NO2", "PM25", "AQI"})
    void concentrationsAndTheIndexAreAveraged(Indicator indicator) {
        assertThat(RollUp.of(indicator, days(1, 2, 3, 4))).contains(new RollUp.Amount(2.5, 4));
    }

    @Test
    void ozoneIsThe90thPercentileOfItsDays() {
        double[] tenDays = IntStream.rangeClosed(1, 10).mapToDouble(i -> i * 10).toArray();

        RollUp.Amount amount = RollUp.of(Indicator.O3, days(tenDays)).orElseThrow();

        // HJ 663-2013: rank 1 + (10 - 1) * 0.9 = 9.1
        assertThat(amount.value()).isCloseTo(91, within(1e-9));
        assertThat(RollUp.of(Indicator.O3, days(42))).contains(new RollUp.Amount(42, 1));
        assertThat(RollUp.of(Indicator.O3, List.of(part("2019-07", 100)))).isEmpty();
    }

    @Test
    void aLongerPartCountsInsteadOfTheShorterOnesInsideOfIt() {
        List<RollUp.Part> parts = List.of(
                part("2019-01-01", 1000),
                part("2019-01", 31),
                part("2019-01-31", 1000),
                part("2019-02-01", 5),
                part("2019-Q2", 91),
                part("2019-05", 1000),
                part("2019-07", 31));

        assertThat(RollUp.of(Indicator.SO2, parts)).contains(new RollUp.Amount(158, 31 + 1 + 91 + 31));
    }

    @Test
    void everyDayWeighsTheSameInAMean() {
        List<RollUp.Part> parts = List.of(part("2019-01", 10), part("2019-02-01", 42));

        assertThat(RollUp.of(Indicator.PM25, parts)).contains(new RollUp.Amount((31 * 10 + 42) / 32.0, 32));
    }

    @Test
    void theOrderOfThePartsDoesNotMatter() {
        Random random = new Random(4);
        double[] year =
                IntStream.range(0, 365).mapToDouble(_ -> random.nextDouble()).toArray();
        List<RollUp.Part> parts = new ArrayList<>(days(year));
        for (Indicator indicator : List.of(Indicator.CO2, Indicator.NO2, Indicator.O3)) {
            var expected = RollUp.of(indicator, parts);
            for (int i = 0; i < 20; i++) {
                Collections.shuffle(parts, random);
                assertThat(RollUp.of(indicator, parts)).isEqualTo(expected);
            }
        }
    }

    @Test
    void whatTheCalendarDoesNotHaveIsNoPart() {
        assertThat(RollUp.of(Indicator.CO2, List.of(part("2019-13", 1), part("2019-02-30", 1))))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2019, 365, ''",
        "2020, 366, ''",
        "2019-Q1, 90, 2019",
        "2019-02, 28, 2019-Q1 2019",
        "2019-12, 31, 2019-Q4 2019",
        "2019-07-14, 1, 2019-07 2019-Q3 2019"
    })
    void aPeriodKnowsItsDaysAndTheLongerOnesThatItIsAPartOf(String iso, int days, String enclosing) {
        Period period = new Period(iso);

        assertThat(period.span().orElseThrow().days()).isEqualTo(days);
        assertThat(String.join(" ", period.enclosing().stream().map(Period::iso).toList()))
                .isEqualTo(enclosing);
        period.enclosing()
                .forEach(longer -> assertThat(iso)
                        .isGreaterThanOrEqualTo(longer.partsFrom())
                        .isLessThan(longer.partsUntil()));
    }

    @ParameterizedTest
    @CsvSource({
        "2019-Q3, 2019-06-30, false", "2019-Q3, 2019-07-01, true", "2019-Q3, 2019-09-30, true",
                "2019-Q3, 2019-10, false",
        "2019-Q3, 2019-Q3, false", "2019-Q3, 2019, false", "2019, 2019, false", "2019, 2019-Q4, true",
        "2019, 2020-01-01, false", "2019-07, 2019-07, false", "2019-07, 2019-07-31, true", "2019-07, 2019-08-01, false"
    })
    void theTextsBetweenTheBoundsAreTheShorterPeriods(String iso, String other, boolean inside) {
        Period period = new Period(iso);

        assertThat(other.compareTo(period.partsFrom()) >= 0 && other.compareTo(period.partsUntil()) < 0)
                .isEqualTo(inside);
        assertThat(new Period(other).enclosing().contains(period)).isEqualTo(inside);
    }

    private static RollUp.Part part(String period, double value) {
        return new RollUp.Part(new Period(period), value);
    }

    private static List<RollUp.Part> days(double... values) {
        return IntStream.range(0, values.length)
                .mapToObj(i -> part(LocalDate.of(2019, 1, 1).plusDays(i).toString(), values[i]))
                .toList();
    }
}
