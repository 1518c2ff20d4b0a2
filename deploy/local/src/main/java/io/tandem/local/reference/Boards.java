package io.tandem.local.reference;

import com.fasterxml.jackson.databind.JsonNode;
import io.tandem.local.LocalStackException;
import io.tandem.local.Poll;
import io.tandem.local.reference.JsonHttp.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The reference assessment's boards, as ranking-service answers them.
public final class Boards {
    /// Every board of the reference assessment, in display order.
    public static final List<String> ALL = List.of("co2", "lapeq", "aqi", "co2-lapeq", "co2-aqi");

    /// The boards with tiers.
    public static final List<String> COMPOSITE = List.of("co2-lapeq", "co2-aqi");

    private final JsonHttp ranking;

    /// @param ranking ranking-service
    public Boards(JsonHttp ranking) {
        this.ranking = ranking;
    }

    /// Path of a board.
    public static String path(String board) {
        return "/api/v1/assessments/%s/boards/%s".formatted(ReferenceData.ASSESSMENT, board);
    }

    /// The first `limit` ranked cities of a board; empty as long as ranking-service does not know the board.
    public Optional<JsonNode> board(String board, int limit) {
        Answer answer = ranking.get(path(board) + "?limit=" + limit);
        return answer.status() == 200 ? Optional.of(answer.body()) : Optional.empty();
    }

    /// Waits until every board has all cities.
    ///
    /// @param cities how many there must be
    /// @param ranked whether each must have a rank; later withdrawals may leave some without
    /// @throws LocalStackException when `limit` passes before, saying what is missing
    public void awaitComplete(int cities, boolean ranked, Duration limit) {
        if (!Poll.until(
                limit, Duration.ofMillis(200), () -> missing(cities, ranked).isEmpty())) {
            throw new LocalStackException("the boards are not complete after %d s: %s"
                    .formatted(limit.toSeconds(), String.join("; ", missing(cities, ranked))));
        }
    }

    private List<String> missing(int cities, boolean ranked) {
        return ALL.stream().flatMap(board -> missing(board, cities, ranked)).toList();
    }

    private Stream<String> missing(String board, int cities, boolean ranked) {
        JsonNode counts = board(board, 1).map(answer -> answer.path("counts")).orElse(null);
        if (counts == null) {
            return Stream.of("ranking-service does not know board " + board);
        }
        String counted = ranked ? "ranked" : "cities";
        int found = counts.path(counted).asInt();
        return found >= cities
                ? Stream.empty()
                : Stream.of("board %s has %d of %d %s".formatted(board, found, cities, counted));
    }
}
