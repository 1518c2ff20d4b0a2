package io.tandem.metrics.domain;

import static io.tandem.metrics.domain.Observations.TANGSHAN;
import static io.tandem.metrics.domain.Observations.of;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tandem.metrics.domain.Metric.Reason;
import io.tandem.metrics.domain.Metric.Undefined;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class MethodTest {
    private static final Method METHOD = new Method(
            new Period("2015"),
            new Period("2019"),
            PollutantEquivalents.TAX_LAW_2018,
            StatusPolicy.VALIDATED_ELSE_PROVISIONAL);

    private final Slots slots = new Slots(List.of());

    @Test
    void lapeqDividesByTheEquivalentsOfTheTaxLaw() {
        PollutantEquivalents law = PollutantEquivalents.TAX_LAW_2018;

        assertThat(law.lapeq(0.95, 0.95, 2.18)).isCloseTo(3, Offset.offset(1e-12));
        assertThat(law.lapeq(1900, 0, 0)).isCloseTo(2000, Offset.offset(1e-9));
    }

    @Test
    void everyIndicatorHasAMetricInOrder() {
        assertThat(METHOD.metricsOf(TANGSHAN, slots))
                .extracting(Metric::indicator)
                .containsExactly(Indicator.values());
    }

    @Test
    void aMissingPartLeavesLapeqUndefinedAndNamesThePart() {
        slots.take(of(Indicator.SO2, "2015", 95));
        slots.take(of(Indicator.SO2, "2019", 19));
        slots.take(of(Indicator.NOX, "2015", 95));
        slots.take(of(Indicator.PM, "2015", 218));
        slots.take(of(Indicator.PM, "2019", 218));

        Metric lapeq = metric(Indicator.LAPEQ);

        assertThat(lapeq.base()).isEqualTo(new Metric.Value(300, null));
        assertThat(lapeq.current()).isNull();
        assertThat(lapeq.undefined()).containsExactly(new Undefined(Reason.CURRENT_MISSING, Indicator.NOX));
    }

    @Test
    void aPartThatWasZeroDoesNotSpoilLapeq() {
        slots.take(of(Indicator.SO2, "2015", 0));
        slots.take(of(Indicator.SO2, "2019", 0));
        slots.take(of(Indicator.NOX, "2015", 95));
        slots.take(of(Indicator.NOX, "2019", 0));
        slots.take(of(Indicator.PM, "2015", 218));
        slots.take(of(Indicator.PM, "2019", 0));

        assertThat(metric(Indicator.SO2).undefined()).containsExactly(new Undefined(Reason.BASE_ZERO, Indicator.SO2));
        assertThat(metric(Indicator.LAPEQ).undefined()).isEmpty();
        assertThat(metric(Indicator.LAPEQ).change()).isEqualTo(new Change(200, 0));
    }

    @Test
    void aBaseOfZeroHasAReductionButNoRate() {
        slots.take(of(Indicator.CO2, "2015", 0));
        slots.take(of(Indicator.CO2, "2019", 5));

        Metric co2 = metric(Indicator.CO2);

        assertThat(co2.undefined()).containsExactly(new Undefined(Reason.BASE_ZERO, Indicator.CO2));
        assertThat(co2.change()).isEqualTo(new Change(0, 5));
    }

    @Test
    void aWithdrawnLevelIsNotAMissingOne() {
        slots.take(of(Indicator.CO2, "2015", 5));
        slots.take(of(Indicator.CO2, "2019", 5));
        slots.take(of(Indicator.CO2, "2019", 0, 2, Status.WITHDRAWN));

        assertThat(metric(Indicator.CO2).undefined())
                .containsExactly(new Undefined(Reason.CURRENT_WITHDRAWN, Indicator.CO2));
    }

    @Test
    void anotherYearNeverStandsIn() {
        slots.take(of(Indicator.CO2, "2014", 5));
        slots.take(of(Indicator.CO2, "2018", 5));

        assertThat(metric(Indicator.CO2).undefined())
                .containsExactly(
                        new Undefined(Reason.BASE_MISSING, Indicator.CO2),
                        new Undefined(Reason.CURRENT_MISSING, Indicator.CO2));
    }

    @Test
    void equivalentsMustBePositive() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PollutantEquivalents(0.95, 0, 2.18))
                .withMessageContaining("NOX 0");
    }

    private Metric metric(Indicator indicator) {
        return METHOD.metricsOf(TANGSHAN, slots).get(indicator.ordinal());
    }
}
