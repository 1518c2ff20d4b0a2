package io.tandem.ingest.persistence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tandem.ingest.domain.Assessment;
import io.tandem.ingest.domain.Definition;
import io.tandem.ingest.domain.Roster;
import io.tandem.ingest.domain.Versioned;
import jakarta.enterprise.context.ApplicationScoped;

/// Definitions as JSON documents and back.
@ApplicationScoped
class Documents {
    private final ObjectMapper json;

    Documents(ObjectMapper json) {
        this.json = json;
    }

    /// The kind's name in keys.
    static String kind(Class<? extends Definition> type) {
        return type == Roster.class ? "roster" : "assessment";
    }

    /// The kind's name in keys.
    static String kind(Definition definition) {
        return switch (definition) {
            case Roster _ -> "roster";
            case Assessment _ -> "assessment";
        };
    }

    /// The type of a kind by its name in keys.
    ///
    /// @throws IllegalArgumentException for any other name
    static Class<? extends Definition> type(String kind) {
        return switch (kind) {
            case "roster" -> Roster.class;
            case "assessment" -> Assessment.class;
            default -> throw new IllegalArgumentException("not a kind of definition: " + kind);
        };
    }

    String write(Definition definition) {
        try {
            return json.writeValueAsString(definition);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a " + kind(definition) + " has no JSON form", e);
        }
    }

    <D extends Definition> Versioned<D> read(VersionEntity row, Class<D> type) {
        try {
            D content = json.readValue(row.document, type);
            return new Versioned<>(row.key.id(), row.key.version(), row.publishedAt, content);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the stored document " + row.key + " cannot be read", e);
        }
    }
}
