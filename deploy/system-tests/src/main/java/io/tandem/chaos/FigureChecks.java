package io.tandem.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import io.tandem.cluster.Registry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The metrics topic, newest message of every city, held against the table and the model.
final class FigureChecks {
    private final Map<String, JsonNode> newest = new TreeMap<>();

    /// A message of the metrics topic.
    void take(JsonNode message) {
        if (message.get("assessment").asText().equals(Registry.ASSESSMENT)) {
            newest.merge(
                    message.get("city").asText(),
                    message,
                    (held, other) -> sequence(other) > sequence(held) ? other : held);
        }
    }

    /// The topic's newest numbers are the stored ones.
    ///
    /// @param stored number of the newest row by city
    Promise topicEqualsTable(Map<String, Long> stored) {
        Map<String, Long> published = new HashMap<>();
        newest.forEach((city, message) -> published.put(city, sequence(message)));
        List<String> broken = new ArrayList<>();
        new TreeMap<>(stored).forEach((city, sequence) -> {
            if (!sequence.equals(published.remove(city))) {
                broken.add("%s is stored at %d and published at another".formatted(city, sequence));
            }
        });
        published.keySet().forEach(city -> broken.add(city + " is published and not stored"));
        return new Promise("I7", "the newest metrics on the topic are the stored ones", broken);
    }

    /// Every city's figures are the model's.
    Promise figuresEqualModel(Map<String, CityFigures> expected) {
        List<String> broken = new ArrayList<>();
        new TreeMap<>(expected).forEach((city, figures) -> {
            @Nullable JsonNode message = newest.get(city);
            if (message == null) {
                broken.add(city + " has no metrics");
            } else {
                figures.difference(figures(message)).map(city::concat).ifPresent(broken::add);
            }
        });
        return new Promise("I8", "every metric is the model's: rates to 1e-12, levels to 1e-9", broken);
    }

    private static CityFigures figures(JsonNode message) {
        Map<String, CityFigures.Figure> figures = new HashMap<>();
        for (JsonNode metric : message.get("metrics")) {
            figures.put(
                    metric.get("indicator").asText(),
                    new CityFigures.Figure(
                            number(metric.path("base").path("value")),
                            number(metric.path("current").path("value")),
                            number(metric.path("rate"))));
        }
        return new CityFigures(figures);
    }

    private static @Nullable Double number(JsonNode node) {
        return node.isNumber() ? (Double) node.asDouble() : null;
    }

    private static long sequence(JsonNode message) {
        return message.get("sequence").asLong();
    }
}
