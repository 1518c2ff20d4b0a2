package io.tandem.ingest.rest;

import io.tandem.ingest.domain.Refusal;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// Values of CloudEvents' attributes in HTTP headers (HTTP binding §3.1.3.2): spaces, quotes, percent signs and
/// everything outside of ASCII are percent-encoded UTF-8. Decoded once: `%2525` is `%25`.
final class HeaderText {
    private HeaderText() {}

    /// @throws ProblemException when something is encoded wrongly
    static String decode(String value) {
        String text = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"") ? unquoted(value) : value;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '%') {
                bytes.write(hex(text, i + 1) * 16 + hex(text, i + 2));
                i += 2;
            } else if (c < ' ' || c > '~') {
                throw malformed();
            } else {
                bytes.write(c);
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
        } catch (CharacterCodingException _) {
            throw malformed();
        }
    }

    private static String unquoted(String value) {
        return value.substring(1, value.length() - 1).replaceAll("\\\\(.)", "$1");
    }

    private static int hex(String text, int index) {
        int digit = index < text.length() ? Character.digit(text.charAt(index), 16) : -1;
        if (digit < 0) {
            throw malformed();
        }
        return digit;
    }

    private static ProblemException malformed() {
        return new ProblemException(
                Refusal.INVALID_EVENT, "Headers ce-… are percent-encoded UTF-8 (CloudEvents HTTP binding §3.1.3.2).");
    }
}
