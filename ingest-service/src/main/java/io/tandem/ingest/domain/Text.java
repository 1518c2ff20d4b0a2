package io.tandem.ingest.domain;

import java.util.regex.Pattern;

/// Which characters Tandem takes into its log and database.
public final class Text {
    static final String STORABLE = "Control characters and half surrogate pairs are not accepted.";
    static final String SLUG = "Expected 1 to 64 of a-z, 0-9, '.', '_' and '-', starting with a letter or digit.";

    private static final Pattern SLUG_GRAMMAR = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");

    private Text() {}

    /// Whether every reader down the line can keep the text: no control characters (U+0000 is valid JSON and
    /// poison for PostgreSQL) and no half surrogate pairs (valid JSON escapes, impossible in UTF-8).
    public static boolean isStorable(String text) {
        return text.codePoints()
                .allMatch(c -> !Character.isISOControl(c) && Character.getType(c) != Character.SURROGATE);
    }

    /// Whether the text is an identifier: `[a-z0-9][a-z0-9._-]{0,63}`.
    public static boolean isSlug(String text) {
        return SLUG_GRAMMAR.matcher(text).matches();
    }
}
