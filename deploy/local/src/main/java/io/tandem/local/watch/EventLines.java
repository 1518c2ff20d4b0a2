package io.tandem.local.watch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.function.Consumer;

/// Puts the lines of a `text/event-stream` together (HTML Living Standard, "Interpreting an event stream").
public final class EventLines implements Consumer<String> {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Consumer<Event> onEvent;
    private final StringBuilder data = new StringBuilder();
    private String name = "";
    private String lastId = "";

    /// An event with data.
    ///
    /// @param id the last id that the stream gave, here or before; empty when there is none
    /// @param name `message` when the stream does not say
    public record Event(String id, String name, JsonNode data) {}

    /// @param onEvent gets each event as soon as its last line has come
    public EventLines(Consumer<Event> onEvent) {
        this.onEvent = onEvent;
    }

    /// The last id that the stream gave, also without an event: where to resume. Empty when there is none.
    public String lastId() {
        return lastId;
    }

    @Override
    public void accept(String line) {
        if (line.isEmpty()) {
            dispatch();
            return;
        }
        int colon = line.indexOf(':');
        String field = colon < 0 ? line : line.substring(0, colon);
        String rest = colon < 0 ? "" : line.substring(colon + 1);
        String value = rest.startsWith(" ") ? rest.substring(1) : rest;
        switch (field) {
            case "event" -> name = value;
            case "data" -> data.append(value).append('\n');
            case "id" -> lastId = value;
            default -> {
                // a comment, the delay before reconnecting, or something newer
            }
        }
    }

    private void dispatch() {
        String text = data.toString();
        String event = name.isEmpty() ? "message" : name;
        data.setLength(0);
        name = "";
        if (!text.isEmpty()) {
            onEvent.accept(new Event(lastId, event, parse(text)));
        }
    }

    private static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException broken) {
            throw new IllegalArgumentException("an event that is not JSON", broken);
        }
    }
}
