package io.tandem.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A board as a subscriber has it who began with the empty board and applied every change.
///
/// A change that comes again is dropped by its number, as docs/ranking.md asks of readers of the topic.
final class FoldedBoard {
    private final SortedMap<String, JsonNode> places = new TreeMap<>();
    private final List<String> gaps = new ArrayList<>();
    private long sequence;
    private long repeated;

    /// The board's next message on the topic.
    void take(JsonNode change) {
        long next = change.get("sequence").asLong();
        if (next <= sequence) {
            repeated++;
            return;
        }
        if (next != sequence + 1 || change.get("epoch").asInt() != 1) {
            gaps.add("after %d came %d:%d"
                    .formatted(sequence, change.get("epoch").asInt(), next));
        }
        sequence = next;
        for (JsonNode move : change.get("moves")) {
            if (move.get("to").isNull()) {
                places.remove(move.get("city").asText());
            } else {
                places.put(move.get("city").asText(), move.get("to"));
            }
        }
    }

    /// Number of the last change.
    long sequence() {
        return sequence;
    }

    /// Messages that came again.
    long repeated() {
        return repeated;
    }

    /// Where the numbers did not go on by one.
    List<String> gaps() {
        return List.copyOf(gaps);
    }

    /// Which cities stand elsewhere than on the board as it must be; ranks follow from the standings.
    List<String> differences(RankedBoard expected) {
        List<String> different = new ArrayList<>();
        places.forEach((city, place) -> {
            RankedBoard.@Nullable Place must = expected.ranked().get(city);
            boolean ranked = !place.get("score").isNull();
            if (ranked != (must != null)) {
                different.add(city + " is ranked in only one of the two");
            } else if (must != null && !ServedBoard.tier(place).equals(must.tier())) {
                different.add("%s has tier %s, not %s".formatted(city, place.get("tier"), must.tier()));
            } else if (must != null
                    && Math.abs(place.get("score").asDouble() - must.score()) > CityFigures.RATE_TOLERANCE) {
                different.add("%s has score %s, not %s".formatted(city, place.get("score"), must.score()));
            }
        });
        if (places.size() != expected.ranked().size() + expected.unranked().size()) {
            different.add("%d cities".formatted(places.size()));
        }
        return different;
    }
}
