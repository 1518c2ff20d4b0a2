package io.tandem.ingest.rest;

/// Text that was refused, made harmless for databases, logs and screens: control characters and halves of surrogate
/// pairs
/// as `\u0000`.
final class Escaped {
    /// So many characters are kept.
    static final int LONGEST = 8192;

    private Escaped() {}

    static String of(String text) {
        StringBuilder escaped = new StringBuilder(Math.min(text.length(), LONGEST) + 16);
        for (int i = 0; i < text.length() && escaped.length() < LONGEST; i++) {
            char c = text.charAt(i);
            boolean pair = Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            if (pair) {
                escaped.append(c).append(text.charAt(++i));
            } else if (Character.isISOControl(c) || Character.isSurrogate(c)) {
                escaped.append("\\u").append("%04x".formatted((int) c));
            } else {
                escaped.append(c);
            }
        }
        return escaped.toString();
    }
}
