package io.tandem.metrics.application;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where in the log an observation is, as ingest-service told its sender: `5-4711`.
///
/// @param lane partition of the observations
public record Receipt(int lane, long offset) {
    private static final Pattern GRAMMAR = Pattern.compile("(0|[1-9][0-9]{0,3})-(0|[1-9][0-9]{0,17})");

    /// The receipt that the text names; empty when it names none.
    public static Optional<Receipt> parse(String text) {
        Matcher m = GRAMMAR.matcher(text);
        return m.matches()
                ? Optional.of(new Receipt(Integer.parseInt(m.group(1)), Long.parseLong(m.group(2))))
                : Optional.empty();
    }

    /// What [#parse] reads.
    @Override
    public String toString() {
        return lane + "-" + offset;
    }
}
