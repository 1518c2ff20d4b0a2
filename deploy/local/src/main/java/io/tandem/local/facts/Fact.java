package io.tandem.local.facts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tandem.local.LocalStackException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A statement of the report.
///
/// @param section of the report
/// @param kind how `expr` is to be understood
/// @param value as printed
/// @param tolerance half a unit of the last printed digit
/// @param inconsistent whether the text contradicts itself, so that nothing can agree with it
/// @param note which reading of the text was chosen, or what the contradiction is; empty when there is none
public record Fact(
        String id,
        String section,
        String kind,
        JsonNode expr,
        JsonNode value,
        double tolerance,
        boolean inconsistent,
        String note) {
    /// All statements of a file.
    public static List<Fact> read(Path file) {
        try {
            List<Fact> facts = new ArrayList<>();
            for (JsonNode fact : new ObjectMapper().readTree(file.toFile()).path("facts")) {
                facts.add(new Fact(
                        fact.path("id").asText(),
                        fact.path("section").asText(),
                        fact.path("kind").asText(),
                        fact.path("expr"),
                        fact.path("value"),
                        fact.path("tolerance").asDouble(),
                        fact.path("inconsistent").asBoolean(),
                        fact.path("note").asText("")));
            }
            return facts;
        } catch (IOException unreadable) {
            throw new LocalStackException("cannot read %s: %s".formatted(file, unreadable.getMessage()), unreadable);
        }
    }
}
