package io.tandem.ranking.rest;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads bodies of requests; see [StrictJson].
///
/// @param maxBytes of a body
/// @param members that a pointer may name; others are the client's own words
record JsonBody<T>(Class<T> type, int maxBytes, Set<String> members) {
    /// @throws Problem.ProblemException when the body is not declared as JSON in UTF-8
    static void require(HttpHeaders headers) {
        @Nullable MediaType type = headers.getMediaType();
        @Nullable String charset = type == null ? null : type.getParameters().get(MediaType.CHARSET_PARAMETER);
        @Nullable String encoding = headers.getHeaderString(HttpHeaders.CONTENT_ENCODING);
        if (type == null
                || !type.isCompatible(MediaType.APPLICATION_JSON_TYPE)
                || (charset != null && !charset.equalsIgnoreCase("utf-8"))
                || (encoding != null && !encoding.equalsIgnoreCase("identity"))) {
            throw BodyProblem.mediaType();
        }
    }

    /// @throws Problem.ProblemException when the body is too large, not UTF-8, not JSON, beyond a limit or not of
    ///     the shape
    T read(byte @Nullable [] body) {
        if (body == null || body.length == 0) {
            throw BodyProblem.unreadable("Send a JSON object.");
        }
        if (body.length > maxBytes) {
            throw BodyProblem.tooLarge(maxBytes);
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
            return StrictJson.read(text, type, members);
        } catch (CharacterCodingException notUtf8) {
            throw BodyProblem.unreadable("JSON is exchanged in UTF-8 (RFC 8259 §8.1).");
        }
    }
}
