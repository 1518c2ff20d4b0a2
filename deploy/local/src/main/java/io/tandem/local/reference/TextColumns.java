package io.tandem.local.reference;

import org.jline.utils.WCWidth;

/// Text on a terminal, where Chinese characters take two columns.
public final class TextColumns {
    private TextColumns() {}

    /// Columns that a text takes.
    public static int width(String text) {
        return text.codePoints().map(TextColumns::width).sum();
    }

    /// The text and as many spaces as fill the columns.
    public static String left(String text, int columns) {
        return text + " ".repeat(Math.max(0, columns - width(text)));
    }

    /// Spaces to fill the columns, and the text.
    public static String right(String text, int columns) {
        return " ".repeat(Math.max(0, columns - width(text))) + text;
    }

    /// The beginning of a text that fits into the columns.
    public static String cut(String text, int columns) {
        int taken = 0;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            taken += width(text.codePointAt(i));
            if (taken > columns) {
                return text.substring(0, i);
            }
        }
        return text;
    }

    private static int width(int character) {
        return Math.max(0, WCWidth.wcwidth(character));
    }
}
