package io.tandem.ingest.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IndicatorTest {
    @ParameterizedTest
    @CsvSource({
        "CO2, t, true",
        "CO2, kg, false",
        "CO2, T, false",
        "PM25, ug/m3, true",
        "PM25, \u00b5g/m\u00b3, true",
        "PM25, \u03bcg/m\u00b3, true",
        "PM25, \u00b5g/m3, true",
        "PM25, mg/m3, false",
        "AQI, 1, true",
        "AQI, '', false"
    })
    void aUnitIsRecognisedInItsUsualSpellings(Indicator indicator, String spelling, boolean accepted) {
        assertThat(indicator.kind().isUnit(spelling)).isEqualTo(accepted);
    }

    @Test
    void everythingButLapeqIsReportedByFeeds() {
        assertThat(Indicator.values()).filteredOn(i -> !i.isReported()).containsExactly(Indicator.LAPEQ);
    }

    @Test
    void namesAreExact() {
        assertThat(Indicator.named("NOX")).contains(Indicator.NOX);
        assertThat(Indicator.named("NOx")).isEmpty();
        assertThat(Indicator.named("PM2.5")).isEmpty();
    }
}
