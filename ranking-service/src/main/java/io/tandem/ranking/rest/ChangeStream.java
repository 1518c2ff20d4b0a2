package io.tandem.ranking.rest;

import io.tandem.ranking.application.Boards;
import io.tandem.ranking.application.Replay;
import io.tandem.ranking.config.RankingConfig;
import io.tandem.ranking.domain.BoardChange;
import io.tandem.ranking.domain.BoardKey;
import io.tandem.ranking.domain.BoardVersion;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;

/// One subscriber, from the first event to the last.
///
/// It holds a cursor and asks for what comes after it; nothing is queued for it. One write is under way at a
/// time, and the next is made when the client's connection has taken the last one: a slow client makes its
/// own stream late and no more, and one that takes nothing for too long is disconnected. All of it runs on
/// the connection's event loop.
final class ChangeStream {
    private static final long RETRY_MILLIS = 500;

    private final BoardKey board;
    private final Boards boards;
    private final EventFrames frames;
    private final RankingConfig.Stream config;
    private final Context context;
    private final HttpServerResponse response;
    private final Consumer<ChangeStream> onClose;

    private BoardVersion cursor;
    private boolean busy;
    private boolean again;
    private boolean closed;
    private long timer = -1;

    /// A stream that has sent nothing yet.
    ///
    /// @param cursor version that the client has, or will have after the first event
    ChangeStream(
            BoardKey board,
            BoardVersion cursor,
            Boards boards,
            EventFrames frames,
            RankingConfig.Stream config,
            Context context,
            HttpServerResponse response,
            Consumer<ChangeStream> onClose) {
        this.board = board;
        this.cursor = cursor;
        this.boards = boards;
        this.frames = frames;
        this.config = config;
        this.context = context;
        this.response = response;
        this.onClose = onClose;
    }

    BoardKey board() {
        return board;
    }

    /// Sends the first event, and then whatever follows.
    void open(Buffer first) {
        response.closeHandler(_ -> close());
        response.exceptionHandler(_ -> close());
        busy = true;
        write(first);
    }

    /// There may be something new; from any thread.
    void wake() {
        context.runOnContext(_ -> pump());
    }

    /// Ends the stream in good order; from any thread.
    void end() {
        context.runOnContext(_ -> {
            if (!closed) {
                var _ = response.end();
                close();
            }
        });
    }

    private void pump() {
        if (closed) {
            return;
        }
        if (busy) {
            again = true;
            return;
        }
        busy = true;
        again = false;
        var _ = boards.after(board, cursor, config.movesAtOnce())
                .subscribe()
                .with(
                        replay -> context.runOnContext(_ -> deliver(replay)),
                        failure -> context.runOnContext(_ -> later()));
    }

    private void deliver(Replay replay) {
        if (closed) {
            return;
        }
        switch (replay) {
            case Replay.Changes(List<BoardChange> changes) -> {
                cursor = changes.getLast().version();
                write(frames.changes(changes));
            }
            case Replay.UpToDate _ -> rest();
            case Replay.Gone _ -> {
                var _ = response.end(frames.reset(board));
                close();
            }
        }
    }

    private void rest() {
        busy = false;
        if (again) {
            pump();
        } else {
            schedule(varied(config.heartbeat()), () -> {
                busy = true;
                write(frames.heartbeat(cursor));
            });
        }
    }

    /// The database did not answer: asks again soon.
    private void later() {
        busy = false;
        schedule(RETRY_MILLIS, this::pump);
    }

    private void write(Buffer frame) {
        schedule(config.stall().toMillis(), this::abort);
        var _ = response.write(frame).onComplete(written -> {
            if (written.failed()) {
                close();
            } else if (!closed) {
                busy = false;
                pump();
            }
        });
    }

    private void abort() {
        close();
        response.reset();
    }

    private void close() {
        if (!closed) {
            closed = true;
            cancel();
            onClose.accept(this);
        }
    }

    private void schedule(long millis, Runnable action) {
        cancel();
        timer = context.owner().setTimer(Math.max(1, millis), _ -> {
            timer = -1;
            action.run();
        });
    }

    private void cancel() {
        if (timer >= 0) {
            context.owner().cancelTimer(timer);
            timer = -1;
        }
    }

    private static long varied(Duration duration) {
        return Math.round(duration.toMillis() * ThreadLocalRandom.current().nextDouble(0.8, 1.2));
    }
}
