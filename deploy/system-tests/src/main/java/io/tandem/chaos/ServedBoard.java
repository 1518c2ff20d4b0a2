package io.tandem.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A board as ranking-service answers it.
///
/// @param board what it shows, in the model's terms
record ServedBoard(long sequence, RankedBoard board) {
    /// Reads the answer to `GET …/boards/{board}?limit=1000`.
    static ServedBoard read(JsonNode answer) {
        SortedMap<String, RankedBoard.Place> ranked = new TreeMap<>();
        for (JsonNode entry : answer.get("entries")) {
            ranked.put(
                    entry.get("city").asText(),
                    new RankedBoard.Place(
                            entry.get("rank").asInt(),
                            tier(entry),
                            entry.get("score").asDouble()));
        }
        List<String> unranked = answer.get("unranked")
                .valueStream()
                .map(entry -> entry.get("city").asText())
                .sorted()
                .toList();
        return new ServedBoard(answer.get("sequence").asLong(), new RankedBoard(ranked, unranked));
    }

    /// What is not as it must be.
    List<String> differences(RankedBoard expected) {
        List<String> different = new ArrayList<>();
        expected.ranked().forEach((city, place) -> {
            RankedBoard.@Nullable Place shown = board.ranked().get(city);
            if (shown == null || !place.agreesWith(shown)) {
                different.add("%s is shown at %s, not %s".formatted(city, shown, place));
            }
        });
        if (!board.unranked().equals(expected.unranked())
                || board.ranked().size() != expected.ranked().size()) {
            different.add("%d ranked and %d unranked cities are shown"
                    .formatted(board.ranked().size(), board.unranked().size()));
        }
        return different;
    }

    /// Of a place; empty on a single board.
    static String tier(JsonNode place) {
        JsonNode tier = place.path("tier");
        return tier.isTextual() ? tier.asText() : "";
    }
}
