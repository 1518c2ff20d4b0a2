package io.tandem.ranking.figure;

import io.tandem.ranking.domain.statistics.Column.Kind;
import io.tandem.ranking.domain.statistics.Table;

/// Green over yellow to red for whole numbers from 1 to a greatest (report appendices: "green, yellow, red for values
/// from small to great"), in ten steps.
///
/// @param greatest value, at least 1
public record ColourScale(int greatest) {
    /// For deciles.
    public static final ColourScale OF_DECILES = new ColourScale(10);

    /// Number of colours.
    public static final int STEPS = 10;
    private static final int[] GREEN = {0x63, 0xBE, 0x7B};
    private static final int[] YELLOW = {0xFF, 0xEB, 0x84};
    private static final int[] RED = {0xF8, 0x69, 0x6B};

    /// For the ranks of a table.
    public static ColourScale ofRanks(Table table) {
        int greatest = 1;
        for (int c = 0; c < table.columns().size(); c++) {
            if (table.columns().get(c).kind() == Kind.RANK) {
                for (var row : table.rows()) {
                    greatest = row.get(c) instanceof Integer rank ? Math.max(greatest, rank) : greatest;
                }
            }
        }
        return new ColourScale(greatest);
    }

    /// The colour of a value in RGB, hexadecimal.
    public String colour(int value) {
        return colourOf(step(value));
    }

    /// Which of the colours a value has, from 0, green, to 9, red.
    public int step(int value) {
        return Math.clamp((long) (value - 1) * STEPS / greatest, 0, STEPS - 1);
    }

    /// A step's colour in RGB, hexadecimal.
    public static String colourOf(int step) {
        double place = step / (STEPS - 1.0);
        return place <= 0.5 ? mix(GREEN, YELLOW, place * 2) : mix(YELLOW, RED, place * 2 - 1);
    }

    private static String mix(int[] from, int[] to, double share) {
        StringBuilder colour = new StringBuilder();
        for (int i = 0; i < from.length; i++) {
            colour.append("%02X".formatted(Math.round(from[i] + (to[i] - from[i]) * share)));
        }
        return colour.toString();
    }
}
