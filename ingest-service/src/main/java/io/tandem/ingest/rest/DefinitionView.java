package io.tandem.ingest.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.tandem.ingest.domain.Definition;
import io.tandem.ingest.domain.Versioned;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A definition as the API shows it: the document as it was put, in canonical order, with its version.
///
/// @param publication `published` or `pending`; only in the answer to a put
@JsonInclude(JsonInclude.Include.NON_NULL)
record DefinitionView<D extends Definition>(
        String id,
        int version,
        Instant publishedAt,
        @Nullable String publication,
        @JsonUnwrapped D content) {
    static <D extends Definition> DefinitionView<D> of(Versioned<D> v) {
        return new DefinitionView<>(v.id(), v.version(), v.publishedAt(), null, v.content());
    }

    /// One line of a list.
    record Summary(String id, int version, Instant publishedAt) {
        static Summary of(Versioned<?> v) {
            return new Summary(v.id(), v.version(), v.publishedAt());
        }
    }
}
