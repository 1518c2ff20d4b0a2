package io.tandem.ranking.rest;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.tandem.ranking.application.Boards;
import io.tandem.ranking.application.Replay;
import io.tandem.ranking.config.RankingConfig;
import io.tandem.ranking.domain.AssessmentDefinition;
import io.tandem.ranking.domain.BoardDefinition;
import io.tandem.ranking.domain.BoardKey;
import io.tandem.ranking.domain.BoardVersion;
import io.tandem.ranking.domain.BoardView;
import io.tandem.ranking.rest.Problem.ProblemException;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.Json;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// `GET …/boards/{board}/changes` as server-sent events.
///
/// A route of Vert.x rather than a resource, because a stream must know when its client has taken a write,
/// when it stalls and when it is gone; and it must hold no thread.
@ApplicationScoped
class ChangesRoute {
    private static final String PATH = "/api/v1/assessments/:assessment/boards/:board/changes";

    private final Lookup lookup;
    private final Boards boards;
    private final EventFrames frames;
    private final RankingConfig config;
    private final Vertx vertx;
    private final Map<BoardKey, Set<ChangeStream>> streams = new ConcurrentHashMap<>();

    ChangesRoute(
            Lookup lookup,
            Boards boards,
            EventFrames frames,
            RankingConfig config,
            Vertx vertx,
            MeterRegistry registry) {
        this.lookup = lookup;
        this.boards = boards;
        this.frames = frames;
        this.config = config;
        this.vertx = vertx;
        Gauge.builder("tandem.ranking.subscribers", this, ChangesRoute::subscribers)
                .description("open streams of changes")
                .register(registry);
    }

    void register(@Observes Router router) {
        boards.onAdvance(board -> streams.getOrDefault(board, Set.of()).forEach(ChangeStream::wake));
        router.get(PATH).handler(this::subscribe);
    }

    /// Clients come back to another replica, instead of holding up the shutdown.
    void stop(@Observes ShutdownDelayInitiatedEvent stopping) {
        streams.values().forEach(open -> open.forEach(ChangeStream::end));
    }

    private double subscribers() {
        return streams.values().stream().mapToInt(Set::size).sum();
    }

    private void subscribe(RoutingContext request) {
        try {
            AssessmentDefinition assessment = lookup.assessment(request.pathParam("assessment"));
            BoardDefinition board = lookup.board(assessment, request.pathParam("board"));
            BoardView view = lookup.shown(assessment, board).view();
            Optional<BoardVersion> cursor = cursor(request);
            if (cursor.isPresent()) {
                resume(request, view, cursor.get());
            } else {
                open(request, view.board(), view.version(), frames.snapshot(view));
            }
        } catch (ProblemException refused) {
            answer(request, refused.problem());
        }
    }

    private void resume(RoutingContext request, BoardView view, BoardVersion cursor) {
        Context context = vertx.getOrCreateContext();
        var _ = boards.after(view.board(), cursor, config.stream().movesAtOnce())
                .subscribe()
                .with(
                        replay -> context.runOnContext(_ -> {
                            if (replay instanceof Replay.Gone) {
                                answer(request, Problem.gone());
                            } else {
                                open(request, view.board(), cursor, frames.hello(view.board(), cursor, view.version()));
                            }
                        }),
                        failure -> context.runOnContext(_ -> answer(request, Problem.unavailable())));
    }

    private void open(RoutingContext request, BoardKey board, BoardVersion cursor, Buffer first) {
        HttpServerResponse response = request.response()
                .setChunked(true)
                .putHeader("Content-Type", "text/event-stream;charset=UTF-8")
                .putHeader("Cache-Control", "no-cache")
                .putHeader("X-Accel-Buffering", "no");
        ChangeStream stream = new ChangeStream(
                board, cursor, boards, frames, config.stream(), vertx.getOrCreateContext(), response, this::closed);
        streams.computeIfAbsent(board, any -> ConcurrentHashMap.newKeySet()).add(stream);
        stream.open(first);
    }

    /// Where the client is; the header, which a reconnecting client sends by itself, comes before the
    /// parameter.
    private static Optional<BoardVersion> cursor(RoutingContext request) {
        @Nullable String header = request.request().getHeader("Last-Event-ID");
        @Nullable
        String given = header == null || header.isEmpty() ? request.request().getParam("after") : header;
        try {
            return Optional.ofNullable(given).map((Function<String, BoardVersion>) BoardVersion::parse);
        } catch (IllegalArgumentException malformed) {
            throw Problem.badCursor().exception();
        }
    }

    private static void answer(RoutingContext request, Problem problem) {
        HttpServerResponse response = request.response();
        if (problem.status() == 503) {
            response.putHeader("Retry-After", "1");
        }
        var _ = response.setStatusCode(problem.status())
                .putHeader("Content-Type", Problem.MEDIA_TYPE)
                .end(Json.encodeToBuffer(problem));
    }

    private void closed(ChangeStream stream) {
        streams.getOrDefault(stream.board(), Set.of()).remove(stream);
    }
}
