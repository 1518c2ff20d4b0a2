package io.tandem.ingest.rest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.tandem.ingest.domain.Finding;
import io.tandem.ingest.domain.Refusal;
import io.tandem.ingest.domain.Text;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/// Reads drafts of rosters and assessments, as strictly as observations: no unknown member, nothing taken for
/// something else.
final class DefinitionReader {
    private static final JsonMapper MAPPER = JsonMapper.builder(StrictJson.FACTORY)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .withCoercionConfig(
                    LogicalType.Textual,
                    config -> config.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
            .build();

    private DefinitionReader() {}

    /// @throws ProblemException when the text is not JSON, exceeds a limit or does not have the draft's shape
    static <T> T read(String text, Class<T> draft) {
        try (JsonParser json = StrictJson.FACTORY.createParser(text)) {
            T read = MAPPER.readValue(json, draft);
            if (json.nextToken() != null) {
                throw StrictJson.trailing(json.currentTokenLocation());
            }
            if (read == null) {
                throw new ProblemException(Refusal.WRONG_TYPE, "Expected an object.");
            }
            return read;
        } catch (UnrecognizedPropertyException e) {
            Refusal refusal = Text.isStorable(e.getPropertyName()) ? Refusal.UNKNOWN_MEMBER : Refusal.CONTROL_CHARACTER;
            throw at(e, refusal, "There is no such member here.");
        } catch (MismatchedInputException e) {
            if (e.getPath().isEmpty() && text.isBlank()) {
                throw new ProblemException(Refusal.EMPTY_BODY, "Send a JSON document.");
            }
            throw at(e, Refusal.WRONG_TYPE, "The JSON type is not the expected one.");
        } catch (JsonProcessingException e) {
            throw StrictJson.problem(cause(e), text.length());
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory failed", e);
        }
    }

    /// Inside objects, the parser's exceptions come wrapped with the path.
    static JsonProcessingException cause(JsonProcessingException e) {
        return e instanceof JsonMappingException && e.getCause() instanceof JsonProcessingException parser ? parser : e;
    }

    private static ProblemException at(JsonMappingException e, Refusal refusal, String detail) {
        String pointer = "";
        for (JsonMappingException.Reference step : e.getPath()) {
            pointer = step.getFieldName() == null
                    ? pointer + "/" + step.getIndex()
                    : Pointers.member(pointer, step.getFieldName());
        }
        return new ProblemException(List.of(new Finding(refusal, pointer, detail)));
    }
}
