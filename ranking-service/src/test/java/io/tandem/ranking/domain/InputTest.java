package io.tandem.ranking.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class InputTest {
    private static final BoardDefinition BOARD =
            new BoardDefinition("so2-lapeq", List.of(Indicator.SO2, Indicator.LAPEQ));
    private static final Metric.Level LEVEL = new Metric.Level(1, null);

    @Test
    void everyObservedLevelIsListedOnceAndLapeqByItsParts() {
        assertThat(Input.of(BOARD, null))
                .extracting(Input::indicator, Input::side)
                .containsExactly(
                        tuple(Indicator.SO2, Side.BASE),
                        tuple(Indicator.SO2, Side.CURRENT),
                        tuple(Indicator.NOX, Side.BASE),
                        tuple(Indicator.NOX, Side.CURRENT),
                        tuple(Indicator.PM, Side.BASE),
                        tuple(Indicator.PM, Side.CURRENT));
        assertThat(Input.of(BOARD, null)).extracting(Input::reason).containsOnly(Undefined.Reason.NO_OBSERVATIONS);
    }

    @Test
    void aLevelThatIsNotThereSaysWhetherItWasWithdrawnOrNeverCame() {
        CityMetrics any = Reference.metrics().getFirst();
        Metric so2 = new Metric(
                Indicator.SO2,
                "t",
                LEVEL,
                null,
                null,
                null,
                List.of(new Undefined(Undefined.Reason.CURRENT_WITHDRAWN, Indicator.SO2)));
        Metric nox = new Metric(
                Indicator.NOX,
                "t",
                null,
                LEVEL,
                null,
                null,
                List.of(new Undefined(Undefined.Reason.BASE_MISSING, Indicator.NOX)));
        CityMetrics metrics = new CityMetrics("a", 1, 1, "A", 0, 1, any.at(), any.cause(), List.of(so2, nox));

        assertThat(Input.of(BOARD, metrics))
                .extracting(Input::level, Input::reason)
                .containsExactly(
                        tuple(LEVEL, null),
                        tuple(null, Undefined.Reason.CURRENT_WITHDRAWN),
                        tuple(null, Undefined.Reason.BASE_MISSING),
                        tuple(LEVEL, null),
                        tuple(null, Undefined.Reason.NO_OBSERVATIONS),
                        tuple(null, Undefined.Reason.NO_OBSERVATIONS));
    }

    @Test
    void whatIsWantedFollowsFromTheReasons() {
        Standing.Unranked unranked = new Standing.Unranked(
                Collections.nCopies(2, null),
                List.of(
                        new Undefined(Undefined.Reason.NO_OBSERVATIONS, Indicator.LAPEQ),
                        new Undefined(Undefined.Reason.CURRENT_WITHDRAWN, Indicator.AQI),
                        new Undefined(Undefined.Reason.BASE_ZERO, Indicator.CO2)));

        assertThat(Wanted.of(unranked))
                .extracting(Wanted::indicator, Wanted::side)
                .containsExactly(
                        tuple(Indicator.SO2, Side.BASE),
                        tuple(Indicator.SO2, Side.CURRENT),
                        tuple(Indicator.NOX, Side.BASE),
                        tuple(Indicator.NOX, Side.CURRENT),
                        tuple(Indicator.PM, Side.BASE),
                        tuple(Indicator.PM, Side.CURRENT),
                        tuple(Indicator.AQI, Side.CURRENT),
                        tuple(Indicator.CO2, Side.BASE));
    }
}
