package io.tandem.ingest.rest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import io.tandem.ingest.domain.Refusal;
import org.jspecify.annotations.Nullable;

/// JSON as RFC 8259 has it, within narrow limits; and what is wrong with a document that is not.
final class StrictJson {
    private static final int DEPTH = 16;
    private static final int NAME = 64;
    private static final int STRING = 4096;
    private static final int NUMBER = 64;

    /// Takes the words NaN and Infinity as numbers, so that readers can refuse them by name.
    static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEPTH)
                    .maxNameLength(NAME)
                    .maxStringLength(STRING)
                    .maxNumberLength(NUMBER)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    private StrictJson() {}

    /// The problem of a document that cannot be read.
    ///
    /// @param length of the document in characters, or in bytes when it was read from bytes
    static ProblemException problem(JsonProcessingException e, int length) {
        if (e instanceof StreamConstraintsException) {
            return new ProblemException(
                    Refusal.LIMIT_EXCEEDED,
                    "At most %d levels; names of %d, texts of %d and numbers of %d characters."
                            .formatted(DEPTH, NAME, STRING, NUMBER));
        }
        JsonLocation at = e.getLocation();
        if (e instanceof JsonEOFException || endsAt(at, length)) {
            return new ProblemException(Refusal.TRUNCATED_JSON, "The document ends before it is complete.");
        }
        if (e.getOriginalMessage().startsWith("Invalid UTF-8")) {
            return new ProblemException(Refusal.INVALID_UTF8, "JSON is exchanged in UTF-8 (RFC 8259 §8.1).");
        }
        if (e.getOriginalMessage().startsWith("Duplicate")) {
            return new ProblemException(Refusal.DUPLICATE_MEMBER, "A name is repeated in one object" + place(at));
        }
        return new ProblemException(Refusal.INVALID_JSON, "Not JSON" + place(at));
    }

    /// The problem of NaN or Infinity.
    static ProblemException notANumber(JsonLocation at) {
        return new ProblemException(Refusal.NOT_A_NUMBER, "Leave the member out instead" + place(at));
    }

    /// The problem of a document that is followed by something.
    static ProblemException trailing(JsonLocation at) {
        return new ProblemException(Refusal.INVALID_JSON, "Something follows the document" + place(at));
    }

    private static boolean endsAt(@Nullable JsonLocation at, int length) {
        return at != null && Math.max(at.getCharOffset(), at.getByteOffset()) >= length;
    }

    private static String place(@Nullable JsonLocation at) {
        return at == null ? "." : ", line %d, column %d.".formatted(at.getLineNr(), at.getColumnNr());
    }
}
