package io.tandem.ingest.domain;

/// Which characters Tandem takes into its log and database.
public final class Text {
    static final String STORABLE = "Control characters and half surrogate pairs are not accepted.";
    /// What [#isSlug] expects, in words.
    public static final String SLUG =
            "Expected 1 to 64 of a-z, 0-9, '.', '_' and '-', starting with a letter or digit.";

    private static final int LONGEST_SLUG = 64;

    private Text() {}

    /// Whether every reader down the line can keep the text: no control characters (U+0000 is valid JSON and
    /// poison for PostgreSQL) and no half surrogate pairs (valid JSON escapes, impossible in UTF-8).
    public static boolean isStorable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isISOControl(c)) {
                return false;
            }
            if (Character.isSurrogate(c)) {
                if (!Character.isHighSurrogate(c)
                        || i + 1 == text.length()
                        || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }

    /// Whether the text is an identifier: `[a-z0-9][a-z0-9._-]{0,63}`.
    public static boolean isSlug(String text) {
        if (text.isEmpty() || text.length() > LONGEST_SLUG || !isLetterOrDigit(text.charAt(0))) {
            return false;
        }
        for (int i = 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isLetterOrDigit(c) && c != '.' && c != '_' && c != '-') {
                return false;
            }
        }
        return true;
    }

    private static boolean isLetterOrDigit(char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    }
}
