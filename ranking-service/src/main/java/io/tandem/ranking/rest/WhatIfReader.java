package io.tandem.ranking.rest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Reads the body of a what-if, strictly: no unknown or repeated member, nothing taken for something else,
/// nothing after the document, narrow limits.
final class WhatIfReader {
    static final int MAX_BYTES = 1 << 20;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(16)
                            .maxNameLength(64)
                            .maxStringLength(4_096)
                            .maxNumberLength(64)
                            .build())
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .withCoercionConfig(
                    LogicalType.Textual,
                    config -> config.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
            .build();

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
            return parse(text);
        } catch (CharacterCodingException notUtf8) {
            throw BodyProblem.unreadable("JSON is exchanged in UTF-8 (RFC 8259 §8.1).");
        } catch (JsonProcessingException unreadable) {
            throw problem(unreadable);
        } catch (IOException impossible) {
            throw new UncheckedIOException("reading from memory", impossible);
        }
    }

    private static WhatIfRequest parse(String text) throws IOException {
        try (JsonParser parser = MAPPER.createParser(text)) {
            @Nullable WhatIfRequest request = MAPPER.readValue(parser, WhatIfRequest.class);
            if (parser.nextToken() != null) {
                throw BodyProblem.unreadable("Something follows the document.");
            }
            if (request == null) {
                throw BodyProblem.misshapen("wrong-type", "Wrong type", "", "Expected an object.", List.of());
            }
            return request;
        }
    }

    private static Problem.ProblemException problem(JsonProcessingException unreadable) {
        if (unreadable instanceof UnrecognizedPropertyException unknown) {
            Set<String> known = new TreeSet<>();
            unknown.getKnownPropertyIds().forEach(id -> known.add(id.toString()));
            return BodyProblem.misshapen(
                    "unknown-member",
                    "Unknown member",
                    pointer(unknown),
                    "This object may have the members in `allowed` and no others.",
                    known);
        }
        if (unreadable instanceof MismatchedInputException mismatched) {
            return BodyProblem.misshapen(
                    "wrong-type",
                    "Wrong type",
                    pointer(mismatched),
                    "The JSON type is not the expected one.",
                    List.of());
        }
        Throwable cause = unreadable instanceof JsonMappingException && unreadable.getCause() != null
                ? unreadable.getCause()
                : unreadable;
        if (cause instanceof StreamConstraintsException) {
            return BodyProblem.unreadable(
                    "At most 16 levels; names of 64, texts of 4096 and numbers of 64 characters.");
        }
        JsonLocation at = unreadable.getLocation();
        return BodyProblem.unreadable(
                at == null
                        ? "This is not one JSON document without repeated members."
                        : "This is not one JSON document without repeated members; see line %d, column %d."
                                .formatted(at.getLineNr(), at.getColumnNr()));
    }

    /// As deep as the path has names that are known here.
    private static String pointer(JsonMappingException exception) {
        StringBuilder pointer = new StringBuilder();
        for (JsonMappingException.Reference step : exception.getPath()) {
            @Nullable String name = step.getFieldName();
            if (name != null && !MEMBERS.contains(name)) {
                break;
            }
            pointer.append('/').append(name == null ? String.valueOf(step.getIndex()) : name);
        }
        return pointer.toString();
    }
}
