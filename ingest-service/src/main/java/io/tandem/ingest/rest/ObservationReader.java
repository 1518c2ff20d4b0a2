package io.tandem.ingest.rest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.tandem.ingest.application.Submission;
import io.tandem.ingest.domain.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/// Reads a document of observations whole before anything of it is used: when it cannot be read to its end, nothing
/// is taken. What is wrong inside one item stays with that item.
final class ObservationReader {
    private final int maxItems;

    ObservationReader(int maxItems) {
        this.maxItems = maxItems;
    }

    /// What a document holds.
    ///
    /// @param isArray whether items are pointed at by index
    record Document(List<Submission> items, boolean isArray, Spans spans) {
        /// The pointer to an item.
        String pointer(int index) {
            return isArray ? "/" + index : "";
        }

        /// What was sent as an item, its first characters.
        String first(int index, int characters) {
            return spans.first(index, characters);
        }
    }

    /// @throws ProblemException when the text is not JSON, exceeds a limit, or holds no observation at all
    Document read(String text) {
        try (JsonParser json = StrictJson.FACTORY.createParser(text)) {
            Document document = document(json, new Spans(text));
            if (json.nextToken() != null) {
                throw StrictJson.trailing(json.currentTokenLocation());
            }
            return document;
        } catch (JsonProcessingException e) {
            throw StrictJson.problem(e, text.length());
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory failed", e);
        }
    }

    private Document document(JsonParser json, Spans spans) throws IOException {
        JsonToken first = json.nextToken();
        if (first == null) {
            throw new ProblemException(Refusal.EMPTY_BODY, "Send a JSON document.");
        }
        if (first != JsonToken.START_ARRAY) {
            return new Document(List.of(new ItemReader(json).read()), false, spans);
        }
        List<Submission> items = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (items.size() == maxItems) {
                throw new ProblemException(Refusal.TOO_MANY_ITEMS, "An array has at most " + maxItems + " items.");
            }
            long begin = json.currentTokenLocation().getCharOffset();
            items.add(new ItemReader(json).read());
            spans.add(begin, json);
        }
        if (items.isEmpty()) {
            throw new ProblemException(Refusal.EMPTY_BATCH, "Send at least one observation.");
        }
        return new Document(items, true, spans);
    }
}
