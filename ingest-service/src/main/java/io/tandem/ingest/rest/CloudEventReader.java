package io.tandem.ingest.rest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.tandem.ingest.application.Submission;
import io.tandem.ingest.domain.Finding;
import io.tandem.ingest.domain.ObservationDraft;
import io.tandem.ingest.domain.Refusal;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// CloudEvents 1.0 over HTTP in all three modes: binary (the body is the data), structured (the body is the event) and
/// batched (an array of events). The data is an observation; what it leaves out of `id` and `observedAt` is the
/// event's `id` and `time`.
final class CloudEventReader {
    private static final String STRUCTURED = "cloudevents+json";
    private static final String BATCHED = "cloudevents-batch+json";
    private static final ObservationDraft NOTHING =
            new ObservationDraft(null, null, null, null, null, null, null, null, null, null, null);

    private final int maxItems;

    CloudEventReader(int maxItems) {
        this.maxItems = maxItems;
    }

    /// Whether the body is one event or several.
    static boolean isEvents(MediaType type) {
        return isBatch(type) || type.toString().startsWith("application/" + STRUCTURED);
    }

    /// Whether the body is an array of events.
    static boolean isBatch(MediaType type) {
        return type.toString().startsWith("application/" + BATCHED);
    }

    /// Whether the headers make the body an event's data.
    static boolean isBinary(HttpHeaders headers) {
        return headers.getRequestHeaders().keySet().stream()
                .anyMatch(name -> name.toLowerCase(Locale.ROOT).equals("ce-specversion"));
    }

    /// Binary mode: attributes from the headers `ce-…`, for the document that was read from the body.
    ///
    /// @throws ProblemException when an attribute is not valid, or the body holds several items
    ObservationReader.Document binary(HttpHeaders headers, ObservationReader.Document data) {
        if (data.isArray()) {
            throw new ProblemException(Refusal.INVALID_EVENT, "In binary mode the body is one event's data.");
        }
        Map<String, String> attributes = new TreeMap<>();
        headers.getRequestHeaders().forEach((name, values) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            if (lower.startsWith("ce-")) {
                attributes.put(lower.substring(3), HeaderText.decode(values.getFirst()));
            }
        });
        Submission item = data.items().getFirst();
        EventAttributes checked = EventAttributes.of(attributes);
        if (!checked.findings().isEmpty()) {
            // attributes are headers here, which a pointer into the body cannot name
            Finding first = checked.findings().getFirst();
            throw new ProblemException(
                    first.refusal(), "Header ce-" + first.pointer().substring(1) + ": " + first.detail());
        }
        return new ObservationReader.Document(
                List.of(new Submission(checked.complete(item.draft()), item.findings())), false, data.spans());
    }

    /// Structured or batched mode.
    ///
    /// @throws ProblemException when the text is not JSON, exceeds a limit, or is not of the mode
    ObservationReader.Document read(String text, boolean batch) {
        try (JsonParser json = StrictJson.FACTORY.createParser(text)) {
            JsonToken first = json.nextToken();
            if (first == null) {
                throw new ProblemException(Refusal.EMPTY_BODY, "Send a JSON document.");
            }
            if (first != (batch ? JsonToken.START_ARRAY : JsonToken.START_OBJECT)) {
                throw new ProblemException(
                        Refusal.INVALID_EVENT, batch ? "Expected an array of events." : "Expected an event.");
            }
            Spans spans = new Spans(text);
            List<Submission> items = batch ? batch(json, spans) : List.of(event(json));
            if (json.nextToken() != null) {
                throw StrictJson.trailing(json.currentTokenLocation());
            }
            return new ObservationReader.Document(items, batch, spans);
        } catch (JsonProcessingException e) {
            throw StrictJson.problem(e, text.length());
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory failed", e);
        }
    }

    private List<Submission> batch(JsonParser json, Spans spans) throws IOException {
        List<Submission> items = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (items.size() == maxItems) {
                throw new ProblemException(Refusal.TOO_MANY_ITEMS, "A batch has at most " + maxItems + " events.");
            }
            long begin = json.currentTokenLocation().getCharOffset();
            items.add(event(json));
            spans.add(begin, json);
        }
        return items;
    }

    private Submission event(JsonParser json) throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            json.skipChildren();
            return new Submission(
                    NOTHING, List.of(new Finding(Refusal.INVALID_EVENT, "", "Expected an event, which is an object.")));
        }
        Map<String, String> attributes = new TreeMap<>();
        List<Finding> findings = new ArrayList<>();
        Submission data = null;
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            json.nextToken();
            if (name.equals("data") || name.equals("data_base64")) {
                if (data != null) {
                    findings.add(new Finding(Refusal.INVALID_EVENT, "/" + name, "An event has its data once."));
                }
                data = name.equals("data") ? below(new ItemReader(json).read()) : base64(json);
            } else {
                attribute(name, json, attributes, findings);
            }
        }
        EventAttributes checked = EventAttributes.of(attributes);
        findings.addAll(checked.findings());
        if (data == null) {
            findings.add(new Finding(Refusal.INVALID_EVENT, "/data", "The event has no data."));
            return new Submission(NOTHING, findings);
        }
        findings.addAll(data.findings());
        return new Submission(checked.complete(data.draft()), findings, "/data");
    }

    private static Submission below(Submission data) {
        return new Submission(
                data.draft(),
                data.findings().stream().map(f -> f.below("/data")).toList(),
                "/data");
    }

    private static Submission base64(JsonParser json) throws IOException {
        try {
            byte[] bytes = Base64.getDecoder().decode(json.getText());
            try (JsonParser inner = StrictJson.FACTORY.createParser(bytes)) {
                if (inner.nextToken() != null) {
                    return below(new ItemReader(inner).read());
                }
            }
        } catch (IllegalArgumentException | JsonProcessingException | ProblemException _) {
            json.skipChildren(); // not base64, or not of JSON
        }
        return new Submission(
                NOTHING, List.of(new Finding(Refusal.INVALID_EVENT, "/data_base64", "Expected JSON in base64.")));
    }

    private static void attribute(String name, JsonParser json, Map<String, String> attributes, List<Finding> findings)
            throws IOException {
        @Nullable
        String value = switch (json.currentToken()) {
            case VALUE_STRING, VALUE_TRUE, VALUE_FALSE, VALUE_NUMBER_INT -> json.getText();
            default -> null;
        };
        if (value != null) {
            attributes.put(name, value);
        } else if (json.currentToken() != JsonToken.VALUE_NULL) {
            findings.add(new Finding(
                    Refusal.INVALID_EVENT,
                    Pointers.member("", name),
                    "An attribute is a string, an integer or a boolean."));
            json.skipChildren();
        }
    }
}
