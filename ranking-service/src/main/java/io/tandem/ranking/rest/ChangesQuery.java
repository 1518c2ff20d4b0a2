package io.tandem.ranking.rest;

import io.tandem.ranking.domain.BoardVersion;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.MIMEHeader;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// A request for a board's changes, read strictly.
final class ChangesQuery {
    static final long LONGEST_WAIT = 60;

    private static final Set<String> PARAMETERS = new TreeSet<>(Set.of("after", "wait", "mode"));

    static {
        PARAMETERS.addAll(FilterWords.NAMES);
    }

    private ChangesQuery() {}

    /// @throws Problem.ProblemException when something of it makes no sense on any board
    static StreamRequest read(RoutingContext request) {
        MultiMap query = request.queryParams();
        Parameters.refuseUnknown(query.names(), PARAMETERS);
        return new StreamRequest(
                request.pathParam("assessment"),
                request.pathParam("board"),
                cursor(request),
                Mode.of(query.get("mode"), FilterRefusals.OF_QUERY),
                words(query));
    }

    /// For how many seconds the client is ready to wait for one answer; −1 when it wants a stream of events.
    static long wait(RoutingContext request) {
        @Nullable String wait = request.queryParams().get("wait");
        return wait == null && !prefersJson(request) ? -1 : Parameters.number("wait", wait, 0, 0, LONGEST_WAIT);
    }

    private static boolean prefersJson(RoutingContext request) {
        List<MIMEHeader> accepted = request.parsedHeaders().accept();
        return !accepted.isEmpty() && accepted.getFirst().value().equals("application/json");
    }

    /// Where the client is; the header, which a reconnecting client sends by itself, comes before the
    /// parameter.
    private static @Nullable BoardVersion cursor(RoutingContext request) {
        @Nullable String header = request.request().getHeader("Last-Event-ID");
        @Nullable
        String given =
                header == null || header.isEmpty() ? request.queryParams().get("after") : header;
        try {
            return given == null ? null : BoardVersion.parse(given);
        } catch (IllegalArgumentException malformed) {
            throw Problem.badCursor().exception();
        }
    }

    private static FilterWords words(MultiMap query) {
        return new FilterWords(
                values(query, "city"),
                values(query, "group"),
                values(query, "province"),
                values(query, "region"),
                values(query, "tier"),
                values(query, "cause"),
                flag(query, "tierChanges"),
                number(query, "minMove"),
                number(query, "top"),
                FilterRefusals.OF_QUERY);
    }

    /// A parameter may be repeated, and have several values with commas between.
    private static List<String> values(MultiMap query, String name) {
        return query.getAll(name).stream()
                .flatMap(text -> Arrays.stream(text.split(",", -1)))
                .toList();
    }

    private static boolean flag(MultiMap query, String name) {
        @Nullable String text = query.get(name);
        if (text != null && !text.equals("true") && !text.equals("false")) {
            throw Problem.badParameter(name, "must be one of those in `allowed`", List.of("true", "false"))
                    .exception();
        }
        return "true".equals(text);
    }

    private static @Nullable Long number(MultiMap query, String name) {
        @Nullable String text = query.get(name);
        return text == null ? null : (Long) Parameters.number(name, text, 1, 1, Integer.MAX_VALUE);
    }
}
