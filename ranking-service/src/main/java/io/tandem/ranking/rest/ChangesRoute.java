package io.tandem.ranking.rest;

import io.tandem.ranking.rest.Problem.ProblemException;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.Json;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/// `GET …/boards/{board}/changes` as server-sent events, or as one answer that waits for the next change.
///
/// A route of Vert.x rather than a resource, because a stream must know when its client has taken a write,
/// when it stalls and when it is gone; and it must hold no thread.
@ApplicationScoped
class ChangesRoute {
    private static final String PATH = "/api/v1/assessments/:assessment/boards/:board/changes";

    private final StreamOpener opener;
    private final OpenStreams streams;
    private final EventFrames frames;
    private final StreamData data;
    private final Vertx vertx;

    ChangesRoute(StreamOpener opener, OpenStreams streams, EventFrames frames, StreamData data, Vertx vertx) {
        this.opener = opener;
        this.streams = streams;
        this.frames = frames;
        this.data = data;
        this.vertx = vertx;
    }

    void register(@Observes Router router) {
        router.get(PATH).handler(this::answer);
    }

    private void answer(RoutingContext request) {
        try {
            StreamRequest wanted = ChangesQuery.read(request);
            long wait = ChangesQuery.wait(request);
            if (wait >= 0 && wanted.after() == null) {
                throw Problem.badParameter(
                                "after",
                                "is required, of the form epoch:sequence, where one answer is wanted and no stream",
                                Set.of())
                        .exception();
            }
            Context context = vertx.getOrCreateContext();
            var _ = opener.open(wanted)
                    .subscribe()
                    .with(
                            opening -> context.runOnContext(_ -> begin(request, context, opening, wait)),
                            failure -> context.runOnContext(_ -> refuse(request, StreamOpener.problem(failure))));
        } catch (ProblemException refused) {
            refuse(request, refused.problem());
        }
    }

    private void begin(RoutingContext request, Context context, Opening opening, long wait) {
        if (request.response().closed()) {
            return;
        }
        if (wait < 0) {
            stream(request.response(), context, opening);
        } else {
            poll(request, context, opening, wait);
        }
    }

    private void stream(HttpServerResponse response, Context context, Opening opening) {
        ChangeStream stream = streams.add(opening, context, new EventSink(opening.board(), frames, response), _ -> {});
        response.closeHandler(_ -> stream.close());
        response.exceptionHandler(_ -> stream.close());
        stream.open();
    }

    /// The same stream, of which the client gets the first that concerns it.
    private void poll(RoutingContext request, Context context, Opening opening, long wait) {
        HttpServerResponse response = request.response();
        PollSink sink = new PollSink(
                opening.board(),
                data,
                body -> {
                    var _ = response.putHeader("Content-Type", "application/json;charset=UTF-8")
                            .putHeader("Cache-Control", "no-cache")
                            .end(body);
                },
                problem -> refuse(request, problem));
        StreamTimer patience = new StreamTimer(vertx);
        ChangeStream stream = streams.add(opening, context, sink, _ -> patience.cancel());
        response.endHandler(_ -> stream.close());
        response.closeHandler(_ -> stream.close());
        response.exceptionHandler(_ -> stream.close());
        patience.in(TimeUnit.SECONDS.toMillis(wait), stream::endWhenQuiet);
        stream.open();
    }

    private static void refuse(RoutingContext request, Problem problem) {
        HttpServerResponse response = request.response();
        if (response.closed()) {
            return;
        }
        if (problem.status() == 503) {
            response.putHeader("Retry-After", "1");
        }
        var _ = response.setStatusCode(problem.status())
                .putHeader("Content-Type", Problem.MEDIA_TYPE)
                .end(Json.encodeToBuffer(problem));
    }
}
