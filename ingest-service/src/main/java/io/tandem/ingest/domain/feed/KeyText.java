package io.tandem.ingest.domain.feed;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/// A key as its holder has it: `tdm_<prefix>_<secret>`. The prefix finds it, the 32 random bytes of the secret prove
/// it.
///
/// @param prefix twelve hexadecimal digits
/// @param text all of it
public record KeyText(String prefix, String text) {
    private static final String MARK = "tdm_";
    private static final int PREFIX_BYTES = 6;
    private static final int PREFIX_END = MARK.length() + 2 * PREFIX_BYTES;
    private static final int SECRET_BYTES = 32;
    private static final int LENGTH = PREFIX_END + 1 + 43;
    private static final SecureRandom RANDOM = new SecureRandom();

    /// A key that nobody has had before.
    public static KeyText random() {
        String prefix = HexFormat.of().formatHex(bytes(PREFIX_BYTES));
        String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(SECRET_BYTES));
        return new KeyText(prefix, MARK + prefix + "_" + secret);
    }

    /// The key in a text; empty when it has not the form of one.
    public static Optional<KeyText> parse(String text) {
        boolean form = text.length() == LENGTH && text.startsWith(MARK) && text.charAt(PREFIX_END) == '_';
        return form ? Optional.of(new KeyText(text.substring(MARK.length(), PREFIX_END), text)) : Optional.empty();
    }

    private static byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    /// The prefix alone, so that the secret reaches no message.
    @Override
    public String toString() {
        return MARK + prefix + "_…";
    }
}
