package io.tandem.local.watch;

import com.fasterxml.jackson.databind.JsonNode;
import io.tandem.local.LocalStackException;
import io.tandem.local.reference.JsonHttp;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/// Shows the top of a board and tells what moves, for as long as it is watched.
///
/// It subscribes to the whole board and keeps its own copy, because only a whole copy knows where a city stands
/// that others pushed.
public final class Watch {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final URI service;
    private final String path;
    private final String title;
    private final Wishes wishes;
    private final Screen screen;
    private final CityNames names;
    private final Telling telling;
    private final BoardCopy board = new BoardCopy();
    private Interest interest = new Interest(new TreeSet<>(), false, 0, Integer.MAX_VALUE);
    private String state = "connecting";

    /// What to show.
    ///
    /// @param cities whose shifts are told, by code or name; all cities' own moves when empty
    /// @param tierChanges only changes of tier
    /// @param leastMove only shifts by at least so many ranks
    /// @param within only cities with a rank of at most this, before or after
    /// @param rows cities shown on top
    public record Wishes(List<String> cities, boolean tierChanges, int leastMove, int within, int rows) {
        /// Checks the numbers.
        public Wishes {
            if (leastMove < 0 || within < 1 || rows < 0) {
                throw new LocalStackException("--min-move and --rows must be at least 0, --top at least 1");
            }
            cities = List.copyOf(cities);
        }
    }

    /// @param service ranking-service
    /// @param assessment the assessment's id
    /// @param name the board's id
    public Watch(URI service, String assessment, String name, Wishes wishes, Screen screen) {
        this.service = service;
        this.path = "/api/v1/assessments/%s/boards/%s".formatted(assessment, name);
        this.title = assessment + "/" + name;
        this.wishes = wishes;
        this.screen = screen;
        this.names = new CityNames(new JsonHttp(service, PATIENCE), path);
        this.telling = new Telling(names, ZoneId.systemDefault());
    }

    /// Watches until the thread is interrupted.
    ///
    /// @throws LocalStackException when there is no such board or city
    public void run() {
        names.read();
        SortedSet<String> cities = names.codes(wishes.cities());
        interest = new Interest(cities, wishes.tierChanges(), wishes.leastMove(), wishes.within());
        new Follower(service.resolve(path + "/changes"), this::take, this::trouble).run();
    }

    private void take(EventLines.Event event) {
        state = "live";
        switch (event.name()) {
            case "snapshot" -> board.replace(event.data());
            case "change" -> change(event.data());
            default -> {
                // hello says where the stream goes on; the copy is there already
            }
        }
        show();
    }

    private void change(JsonNode change) {
        List<BoardCopy.Shift> shifts;
        try {
            shifts = board.apply(change);
        } catch (IllegalStateException gap) {
            throw new Follower.Again(String.valueOf(gap.getMessage()));
        }
        List<BoardCopy.Shift> told = shifts.stream().filter(interest::includes).toList();
        names.require(told.stream().map(BoardCopy.Shift::city).toList());
        told.forEach(shift -> screen.news(telling.shift(change, shift)));
    }

    private void trouble(String what) {
        state = what + "; trying again";
        screen.news(state);
        show();
    }

    private void show() {
        screen.board(
                "%s at %s, %s  [%s]".formatted(title, board.version(), telling.counts(board), state),
                telling.top(board, wishes.rows()));
    }
}
