package io.tandem.ranking.domain.statistics;

import io.tandem.ranking.domain.BoardDefinition;
import io.tandem.ranking.domain.Formulas;
import io.tandem.ranking.domain.Indicator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Names and numbers as they stand in sentences.
final class Words {
    private static final Pattern SPACE_BESIDE_HAN =
            Pattern.compile("(?<=[\\p{IsHan}，。；：、（）“”]) +| +(?=[\\p{IsHan}，。；：、（）“”])");
    private static final Pattern EDGE_OF_HAN =
            Pattern.compile("(?<=\\p{IsHan})(?=[\\p{Alnum}−-])|(?<=[\\p{Alnum}])(?=\\p{IsHan})");

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

    /// Whether levels are measured in the air; the others are emitted.
    static boolean isOfTheAir(Indicator indicator) {
        return switch (indicator) {
            case NO2, PM25, O3, AQI -> true;
            case CO2, SO2, NOX, PM, LAPEQ -> false;
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

    /// `CO2平均减排率`, `NO2浓度平均下降率`, `AQI平均下降率`.
    static String meanChinese(Indicator indicator) {
        return chinese(indicator)
                + switch (indicator) {
                    case CO2, SO2, NOX, PM, LAPEQ -> "平均减排率";
                    case NO2, PM25, O3 -> "浓度平均下降率";
                    case AQI -> "平均下降率";
                };
    }

    static String chinese(BoardDefinition board) {
        return board.indicators().stream().map(Words::chinese).collect(Collectors.joining("和"))
                + (board.isComposite() ? "综合排名" : "排名");
    }

    static String english(BoardDefinition board) {
        return board.indicators().stream().map(Words::english).collect(Collectors.joining(" and "));
    }

    /// `31.04%`; only for what is defined.
    static String percent(@Nullable Double fraction) {
        if (fraction == null) {
            throw new IllegalArgumentException("an undefined fraction is not put in words");
        }
        return Formulas.percent(fraction) + "%";
    }

    /// Chinese with one space between a character and a Latin letter or digit, and none elsewhere beside characters.
    static String spaced(String chinese) {
        return EDGE_OF_HAN
                .matcher(SPACE_BESIDE_HAN.matcher(chinese).replaceAll(""))
                .replaceAll(" ");
    }
}
