package io.tandem.ranking.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.tandem.ranking.config.RankingConfig;
import io.tandem.ranking.rest.Problem.ProblemException;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.WebSocketFrame;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One socket and its subscriptions.
///
/// Messages are read one at a time: the next is read when the answer to the last has been taken, so a client that
/// only talks fills no memory. All of it runs on the connection's event loop.
final class SocketSession {
    private final ServerWebSocket socket;
    private final Context context;
    private final StreamOpener opener;
    private final OpenStreams streams;
    private final SocketFrames frames;
    private final RankingConfig config;
    private final Consumer<SocketSession> onClose;
    private final SocketTexts texts;
    private final StreamTimer answering;
    private final StreamTimer pinging;
    private final Map<String, Subscription> subscriptions = new HashMap<>();
    private boolean heard = true;
    private long taken = System.nanoTime();
    private boolean closed;

    SocketSession(
            ServerWebSocket socket,
            Context context,
            StreamOpener opener,
            OpenStreams streams,
            SocketFrames frames,
            RankingConfig config,
            Consumer<SocketSession> onClose) {
        this.socket = socket;
        this.context = context;
        this.opener = opener;
        this.streams = streams;
        this.frames = frames;
        this.config = config;
        this.onClose = onClose;
        this.texts = new SocketTexts(config.socket().messageBytes());
        this.answering = new StreamTimer(context.owner());
        this.pinging = new StreamTimer(context.owner());
    }

    void begin() {
        socket.closeHandler(_ -> forget());
        socket.exceptionHandler(_ -> close(SocketClose.GARBAGE));
        socket.pongHandler(_ -> heard = true);
        socket.frameHandler(this::take);
        ping();
    }

    /// Ends it because the service stops; from any thread.
    void stop() {
        context.runOnContext(_ -> close(SocketClose.GOING_AWAY));
    }

    /// Writes a text; completes when the connection has taken it.
    Future<Void> write(String text) {
        return closed
                ? Future.failedFuture("closed")
                : socket.writeTextMessage(text).onSuccess(_ -> taken = System.nanoTime());
    }

    /// Whether the connection has taken nothing for the longest time allowed.
    boolean isStuck() {
        return System.nanoTime() - taken >= config.stream().stall().toNanos();
    }

    void close(SocketClose why) {
        if (!closed) {
            forget();
            var _ = socket.close(why.code(), why.reason());
        }
    }

    private void forget() {
        if (!closed) {
            closed = true;
            answering.cancel();
            pinging.cancel();
            List.copyOf(subscriptions.values())
                    .forEach(subscription -> subscription.stream().close());
            onClose.accept(this);
        }
    }

    private void ping() {
        pinging.in(config.socket().ping().toMillis(), () -> {
            if (heard) {
                heard = false;
                var _ = socket.writePing(Buffer.buffer());
                ping();
            } else {
                close(SocketClose.SILENT);
            }
        });
    }

    private void take(WebSocketFrame frame) {
        heard = true;
        if (closed || !(frame.isText() || frame.isBinary() || frame.isContinuation())) {
            return;
        }
        switch (texts.add(frame)) {
            case SocketTexts.Outcome.Unfinished _ -> {
                // The rest of the message follows.
            }
            case SocketTexts.Outcome.Text(String text) -> take(text);
            case SocketTexts.Outcome.Refused(SocketClose why) -> close(why);
        }
    }

    private void take(String text) {
        JsonNode tree;
        try {
            tree = StrictJson.tree(text);
        } catch (ProblemException notJson) {
            close(SocketClose.GARBAGE);
            return;
        }
        @Nullable String id = SocketMessage.idOf(tree);
        socket.pause();
        try {
            obey(SocketMessage.of(tree), id);
        } catch (ProblemException refused) {
            answer(frames.problem(id, refused.problem()));
        }
    }

    private void obey(SocketMessage message, @Nullable String id) {
        if (id == null) {
            throw BodyProblem.unacceptable(
                    "bad-id",
                    "Bad id",
                    "/id",
                    "This must have from 1 to 64 letters, digits, points, colons, hyphens and underscores.",
                    List.of());
        }
        switch (message) {
            case SocketMessage.Subscribe wanted -> subscribe(id, wanted);
            case SocketMessage.Credit credit -> {
                Subscription subscription = known(id);
                subscription.sink().grant(SocketMessage.credit(credit.credit()));
                subscription.stream().wake();
                socket.resume();
            }
            case SocketMessage.Unsubscribe _ -> {
                ChangeStream stream = known(id).stream();
                stream.close();
                answer(frames.unsubscribed(id, stream.board(), stream.cursor()));
            }
        }
    }

    private void subscribe(String id, SocketMessage.Subscribe wanted) {
        int most = config.socket().subscriptions();
        if (subscriptions.containsKey(id)) {
            throw BodyProblem.unacceptable(
                    "duplicate-id", "Duplicate id", "/id", "A subscription of this socket has this id.", List.of());
        }
        if (subscriptions.size() >= most) {
            throw BodyProblem.unacceptable(
                    "too-many-subscriptions",
                    "Too many subscriptions",
                    "",
                    "A socket has at most %d subscriptions.".formatted(most),
                    List.of());
        }
        int credit = SocketMessage.credit(wanted.credit());
        var _ = opener.open(wanted.request())
                .subscribe()
                .with(
                        opening -> context.runOnContext(_ -> open(id, opening, credit)),
                        failure ->
                                context.runOnContext(_ -> answer(frames.problem(id, StreamOpener.problem(failure)))));
    }

    private void open(String id, Opening opening, int credit) {
        if (closed) {
            return;
        }
        SocketSink sink = new SocketSink(id, opening.board(), frames, this, credit);
        ChangeStream stream = streams.add(opening, context, sink, _ -> subscriptions.remove(id));
        subscriptions.put(id, new Subscription(stream, sink));
        stream.open();
        socket.resume();
    }

    private Subscription known(String id) {
        @Nullable Subscription subscription = subscriptions.get(id);
        if (subscription == null) {
            throw BodyProblem.unacceptable(
                    "unknown-id", "Unknown id", "/id", "No subscription of this socket has this id.", List.of());
        }
        return subscription;
    }

    /// Answers a message; the next one is read when the answer has been taken.
    private void answer(String text) {
        if (closed) {
            return;
        }
        untilTaken();
        var _ = write(text).onComplete(written -> {
            answering.cancel();
            if (written.succeeded() && !closed) {
                socket.resume();
            }
        });
    }

    private void untilTaken() {
        answering.in(config.stream().stall().toMillis(), () -> {
            if (isStuck()) {
                close(SocketClose.STALLED);
            } else {
                untilTaken();
            }
        });
    }

    private record Subscription(ChangeStream stream, SocketSink sink) {}
}
