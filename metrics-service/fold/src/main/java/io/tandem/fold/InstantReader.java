package io.tandem.fold;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.datatype.jsr310.deser.InstantDeserializer;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Reads instants. The form that the services write, `2026-01-01T08:30:00.123456Z`, takes a short cut, because
/// the general reader costs as much as all the rest of a message; every other form goes there.
final class InstantReader extends StdScalarDeserializer<Instant> {
    private static final long serialVersionUID = 1L;
    private static final String FORM = "dddd-dd-ddTdd:dd:dd";

    InstantReader() {
        super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        @Nullable Instant instant = parser.hasToken(JsonToken.VALUE_STRING) ? inServicesForm(parser.getText()) : null;
        return instant == null ? InstantDeserializer.INSTANT.deserialize(parser, context) : instant;
    }

    /// The instant of a text in UTC with up to nine decimals of a second; null for any other.
    static @Nullable Instant inServicesForm(String text) {
        int end = text.length() - 1;
        if (end < FORM.length() || end > FORM.length() + 10 || text.charAt(end) != 'Z' || !isInForm(text)) {
            return null;
        }
        int hour = number(text, 11, 13);
        int minute = number(text, 14, 16);
        int second = number(text, 17, 19);
        int nanos = nanos(text, end);
        if (hour > 23 || minute > 59 || second > 59 || nanos < 0) {
            return null;
        }
        try {
            long day = LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10))
                    .toEpochDay();
            return Instant.ofEpochSecond(day * 86_400 + hour * 3_600L + minute * 60L + second, nanos);
        } catch (DateTimeException _) {
            return null;
        }
    }

    private static boolean isInForm(String text) {
        for (int i = 0; i < FORM.length(); i++) {
            boolean fits = FORM.charAt(i) == 'd' ? isDigit(text.charAt(i)) : text.charAt(i) == FORM.charAt(i);
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    /// −1 when what stands between the seconds and the end is no fraction.
    private static int nanos(String text, int end) {
        if (end == FORM.length()) {
            return 0;
        }
        if (text.charAt(FORM.length()) != '.' || end == FORM.length() + 1) {
            return -1;
        }
        int nanos = 0;
        for (int i = FORM.length() + 1; i <= FORM.length() + 9; i++) {
            if (i < end && !isDigit(text.charAt(i))) {
                return -1;
            }
            nanos = nanos * 10 + (i < end ? text.charAt(i) - '0' : 0);
        }
        return nanos;
    }

    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            number = number * 10 + (text.charAt(i) - '0');
        }
        return number;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
