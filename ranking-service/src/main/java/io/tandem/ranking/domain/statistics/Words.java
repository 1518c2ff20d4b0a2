package io.tandem.ranking.domain.statistics;

import io.tandem.ranking.domain.Formulas;
import io.tandem.ranking.domain.Indicator;
import org.jspecify.annotations.Nullable;

/// Names and numbers as they stand in sentences.
final class Words {
    private Words() {}

    static String chinese(Indicator indicator) {
        return switch (indicator) {
            case CO2, SO2, NO2, O3, AQI -> indicator.name();
            case NOX -> "NOx";
            case PM -> "颗粒物";
            case PM25 -> "PM2.5";
            case LAPEQ -> "大气污染物当量";
        };
    }

    static String english(Indicator indicator) {
        return switch (indicator) {
            case CO2, SO2, NO2, O3, AQI -> indicator.name();
            case NOX -> "NOx";
            case PM -> "PM";
            case PM25 -> "PM2.5";
            case LAPEQ -> "LAPeq";
        };
    }

    /// What a positive rate of an indicator is called; emissions are reduced, levels of the air fall.
    static String fallChinese(Indicator indicator) {
        return switch (indicator) {
            case CO2, SO2, NOX, PM, LAPEQ -> "减排";
            case NO2, PM25, O3 -> "浓度下降";
            case AQI -> "下降";
        };
    }

    /// The opposite of [#fallChinese].
    static String riseChinese(Indicator indicator) {
        return switch (indicator) {
            case CO2, SO2, NOX, PM, LAPEQ -> "增排";
            case NO2, PM25, O3 -> "浓度上升";
            case AQI -> "上升";
        };
    }

    /// `31.04%`; only for what is defined.
    static String percent(@Nullable Double fraction) {
        if (fraction == null) {
            throw new IllegalArgumentException("an undefined fraction is not put in words");
        }
        return Formulas.percent(fraction) + "%";
    }
}
