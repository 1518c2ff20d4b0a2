package io.tandem.ranking.domain.statistics;

/// What became of two indicators together (report §3.1): the first is CO2 in the report, the second a pollutant.
public enum Quadrant {
    /// Both fell.
    I("both fell"),
    /// The second fell and the first rose.
    II("the second fell and the first rose"),
    /// Both rose.
    III("both rose"),
    /// The first fell and the second rose.
    IV("the first fell and the second rose"),
    /// At least one is exactly zero, so the city is in no quadrant.
    AXIS("at least one did not change at all"),
    /// At least one is undefined.
    UNDEFINED("at least one is undefined");

    private final String words;

    Quadrant(String words) {
        this.words = words;
    }

    /// The quadrant of two reductions or rates, positive where the level fell.
    public static Quadrant of(double x, double y) {
        if (x == 0 || y == 0) {
            return AXIS;
        }
        if (y > 0) {
            return x > 0 ? I : II;
        }
        return x < 0 ? III : IV;
    }

    /// For a person to read.
    public String words() {
        return words;
    }
}
