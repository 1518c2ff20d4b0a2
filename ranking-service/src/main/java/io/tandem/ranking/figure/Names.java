package io.tandem.ranking.figure;

import io.tandem.ranking.domain.Indicator;
import io.tandem.ranking.domain.statistics.CityFigures;
import io.tandem.ranking.domain.statistics.Measure;
import io.tandem.ranking.domain.statistics.Part;

/// What things are called on figures and in the report.
public final class Names {
    private Names() {}

    /// The indicator's name; see [Symbols] for its indices.
    public static String indicator(Indicator indicator, Language language) {
        return switch (indicator) {
            case CO2 -> "CO2";
            case SO2 -> "SO2";
            case NOX -> "NOx";
            case PM -> language.pick("颗粒物", "particulate matter");
            case NO2 -> "NO2";
            case PM25 -> "PM2.5";
            case O3 -> "O3";
            case AQI -> "AQI";
            case LAPEQ -> language.pick("大气污染物当量", "LAPeq");
        };
    }

    /// What is measured of the indicator: `CO2减排率`, `NO2浓度下降率`, `reduction of SO2`.
    public static String measured(Indicator indicator, Measure measure, Language language) {
        String name = indicator(indicator, language);
        boolean rate = measure == Measure.RATE;
        return switch (indicator) {
            case CO2, SO2, NOX, PM, LAPEQ ->
                language.pick(name + (rate ? "减排率" : "减排量"), (rate ? "reduction rate of " : "reduction of ") + name);
            case NO2, PM25, O3 ->
                language.pick(
                        name + (rate ? "浓度下降率" : "浓度下降量"),
                        (rate ? "reduction rate of the " : "reduction of the ") + name + " concentration");
            case AQI ->
                language.pick(
                        name + (rate ? "下降率" : "下降量"), (rate ? "reduction rate of the " : "reduction of the ") + name);
        };
    }

    /// A city's short name.
    public static String city(CityFigures city, Language language) {
        return language.pick(city.city().nameZh(), city.city().nameEn());
    }

    /// A region's, province's or group's name.
    public static String part(Part part, Language language) {
        return language.pick(part.nameZh(), part.nameEn());
    }

    /// The text with a capital first letter.
    public static String sentence(String text) {
        return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
