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
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Reads what clients send, strictly: no unknown or repeated member, nothing taken for something else, nothing after
/// the document, narrow limits. Problems point at a place and never repeat what stands there.
final class StrictJson {
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
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .withCoercionConfig(
                    LogicalType.Textual,
                    config -> config.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
            .build();

    private StrictJson() {}

    /// One document as a record.
    ///
    /// @param members names that a pointer may repeat; others are the client's own words
    /// @throws Problem.ProblemException when the text is not one, beyond a limit or not of the shape
    static <T> T read(String text, Class<T> type, Set<String> members) {
        try (JsonParser parser = MAPPER.createParser(text)) {
            return complete(parser, MAPPER.readValue(parser, type));
        } catch (JsonProcessingException unreadable) {
            throw problem(unreadable, members);
        } catch (IOException impossible) {
            throw new UncheckedIOException("reading from memory", impossible);
        }
    }

    /// One document as a tree.
    ///
    /// @throws Problem.ProblemException when the text is not one or beyond a limit
    static JsonNode tree(String text) {
        try (JsonParser parser = MAPPER.createParser(text)) {
            @Nullable JsonNode tree = MAPPER.readTree(parser);
            return complete(parser, tree);
        } catch (JsonProcessingException unreadable) {
            throw problem(unreadable, Set.of());
        } catch (IOException impossible) {
            throw new UncheckedIOException("reading from memory", impossible);
        }
    }

    /// A tree as a record.
    ///
    /// @param members as for [#read(String, Class, Set)]
    /// @throws Problem.ProblemException when it is not of the shape
    static <T> T convert(JsonNode tree, Class<T> type, Set<String> members) {
        try {
            return MAPPER.treeToValue(tree, type);
        } catch (JsonProcessingException unreadable) {
            throw problem(unreadable, members);
        }
    }

    private static <T> T complete(JsonParser parser, @Nullable T value) throws IOException {
        if (parser.nextToken() != null) {
            throw BodyProblem.unreadable("Something follows the document.");
        }
        if (value == null) {
            throw BodyProblem.misshapen("wrong-type", "Wrong type", "", "Expected an object.", List.of());
        }
        return value;
    }

    private static Problem.ProblemException problem(JsonProcessingException unreadable, Set<String> members) {
        if (unreadable instanceof UnrecognizedPropertyException unknown) {
            Set<String> known = new TreeSet<>();
            unknown.getKnownPropertyIds().forEach(id -> known.add(id.toString()));
            return BodyProblem.misshapen(
                    "unknown-member",
                    "Unknown member",
                    pointer(unknown, members),
                    "This object may have the members in `allowed` and no others.",
                    known);
        }
        if (unreadable instanceof MismatchedInputException mismatched) {
            return BodyProblem.misshapen(
                    "wrong-type",
                    "Wrong type",
                    pointer(mismatched, members),
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
    private static String pointer(JsonMappingException exception, Set<String> members) {
        StringBuilder pointer = new StringBuilder();
        for (JsonMappingException.Reference step : exception.getPath()) {
            @Nullable String name = step.getFieldName();
            if (name != null && !members.contains(name)) {
                break;
            }
            pointer.append('/').append(name == null ? String.valueOf(step.getIndex()) : name);
        }
        return pointer.toString();
    }
}
