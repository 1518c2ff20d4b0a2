package io.tandem.ranking.rest;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.tandem.ranking.config.RankingConfig;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.Json;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// `GET /api/v1/stream`: the changes of several boards over one WebSocket.
@ApplicationScoped
class SocketRoute {
    private static final String PATH = "/api/v1/stream";

    private final StreamOpener opener;
    private final OpenStreams streams;
    private final SocketFrames frames;
    private final RankingConfig config;
    private final Vertx vertx;
    private final Set<SocketSession> sessions = ConcurrentHashMap.newKeySet();

    SocketRoute(StreamOpener opener, OpenStreams streams, SocketFrames frames, RankingConfig config, Vertx vertx) {
        this.opener = opener;
        this.streams = streams;
        this.frames = frames;
        this.config = config;
        this.vertx = vertx;
    }

    void register(@Observes Router router) {
        router.get(PATH).handler(this::upgrade);
    }

    /// Clients come back to another replica, instead of holding up the shutdown.
    void stop(@Observes ShutdownDelayInitiatedEvent stopping) {
        sessions.forEach(SocketSession::stop);
    }

    private void upgrade(RoutingContext request) {
        if (!"websocket".equalsIgnoreCase(request.request().getHeader(HttpHeaders.UPGRADE))) {
            var _ = request.response()
                    .setStatusCode(426)
                    .putHeader(HttpHeaders.UPGRADE, "websocket")
                    .putHeader(HttpHeaders.CONNECTION, HttpHeaders.UPGRADE)
                    .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                    .end(Json.encodeToBuffer(new Problem(
                            "/problems/upgrade-required",
                            "Upgrade required",
                            426,
                            "This is a WebSocket (RFC 6455); ask for the upgrade.",
                            List.of())));
            return;
        }
        Context context = vertx.getOrCreateContext();
        var _ = request.request().toWebSocket().onSuccess(socket -> begin(request.request(), socket, context));
    }

    private void begin(HttpServerRequest request, ServerWebSocket socket, Context context) {
        SocketSession session = new SocketSession(socket, context, opener, streams, frames, config, closed -> {
            sessions.remove(closed);
            UpgradedRequest.end(request);
        });
        sessions.add(session);
        session.begin();
    }
}
