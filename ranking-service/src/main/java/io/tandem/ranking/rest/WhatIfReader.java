package io.tandem.ranking.rest;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads the body of a what-if, strictly; see [StrictJson].
final class WhatIfReader {
    static final int MAX_BYTES = 1 << 20;

    /// Members that a pointer may name; others are the client's own words.
    private static final Set<String> MEMBERS = Set.of(
            "board",
            "pollutantEquivalents",
            "zeroRule",
            "roster",
            "include",
            "exclude",
            "group",
            "region",
            "province",
            "values",
            "city",
            "indicator",
            "period",
            "value",
            "SO2",
            "NOX",
            "PM");

    private WhatIfReader() {}

    /// @throws Problem.ProblemException when the body is too large, not UTF-8, not JSON, beyond a limit or not of
    ///     the shape
    static WhatIfRequest read(byte @Nullable [] body) {
        if (body == null || body.length == 0) {
            throw BodyProblem.unreadable("Send a JSON object.");
        }
        if (body.length > MAX_BYTES) {
            throw BodyProblem.tooLarge(MAX_BYTES);
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
            return StrictJson.read(text, WhatIfRequest.class, MEMBERS);
        } catch (CharacterCodingException notUtf8) {
            throw BodyProblem.unreadable("JSON is exchanged in UTF-8 (RFC 8259 §8.1).");
        }
    }
}
