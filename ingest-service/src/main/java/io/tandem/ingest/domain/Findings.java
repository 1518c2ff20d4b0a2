package io.tandem.ingest.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Collects what is wrong with one draft, in the order it is found.
final class Findings {
    private final List<Finding> found = new ArrayList<>();

    void add(Refusal refusal, String pointer, String detail) {
        found.add(new Finding(refusal, pointer, detail));
    }

    /// The member's value, after noting it as missing when it is.
    <V> @Nullable V required(@Nullable V value, String pointer) {
        if (value == null) {
            add(Refusal.MISSING_MEMBER, pointer, "This member is required.");
        }
        return value;
    }

    /// A label: not blank, at most 100 characters, storable. Returned as it is, or empty when it is no name.
    String name(@Nullable String value, String pointer) {
        if (required(value, pointer) == null) {
            return "";
        }
        String text = Objects.requireNonNull(value);
        if (!Text.isStorable(text)) {
            add(Refusal.CONTROL_CHARACTER, pointer, Text.STORABLE);
        } else if (text.isBlank() || text.length() > 100) {
            add(Refusal.INVALID_NAME, pointer, "A name has 1 to 100 characters and is not blank.");
        }
        return text;
    }

    /// An identifier: `[a-z0-9][a-z0-9._-]{0,63}`. Returned as it is, or empty when missing.
    String slug(@Nullable String value, String pointer) {
        return slug(value, pointer, Refusal.INVALID_ID);
    }

    /// As above, with a refusal of its own.
    String slug(@Nullable String value, String pointer, Refusal refusal) {
        if (required(value, pointer) == null) {
            return "";
        }
        String text = Objects.requireNonNull(value);
        if (!Text.isSlug(text)) {
            add(refusal, pointer, Text.SLUG);
        }
        return text;
    }

    /// The canonical value when nothing was found; it is not built otherwise.
    <T> Verdict<T> orElse(Supplier<T> canonical) {
        return found.isEmpty() ? new Verdict.Accepted<>(canonical.get()) : new Verdict.Refused<>(found);
    }
}
