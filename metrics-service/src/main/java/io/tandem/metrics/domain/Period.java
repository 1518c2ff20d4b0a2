package io.tandem.metrics.domain;

import java.util.regex.Pattern;

/// A calendar period in ISO 8601 notation, as ingest-service writes it.
///
/// @param iso `2019`, `2019-Q3`, `2019-07` or `2019-07-14`
public record Period(String iso) {
    private static final Pattern GRAMMAR = Pattern.compile("\\d{4}(-Q[1-4]|-\\d{2}(-\\d{2})?)?");

    /// Checks the notation.
    public Period {
        if (!GRAMMAR.matcher(iso).matches()) {
            throw new IllegalArgumentException("not a calendar period");
        }
        // Many observations are remembered, of few periods
        iso = iso.intern();
    }
}
