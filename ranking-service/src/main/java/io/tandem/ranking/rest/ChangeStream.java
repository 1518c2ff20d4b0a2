package io.tandem.ranking.rest;

import io.tandem.ranking.application.Boards;
import io.tandem.ranking.application.Replay;
import io.tandem.ranking.config.RankingConfig;
import io.tandem.ranking.domain.BoardChange;
import io.tandem.ranking.domain.BoardKey;
import io.tandem.ranking.domain.BoardVersion;
import io.tandem.ranking.rest.ChangePicker.Picked;
import io.vertx.core.Context;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One subscriber, from the first message to the last, whatever carries the messages.
///
/// It holds a cursor and asks for what comes after it; nothing is queued for it. One message is under way at a
/// time, and the next is made when the client's connection has taken the last one: a slow client makes its
/// own stream late and no more, and one that takes nothing for too long is disconnected. What a filter leaves out
/// moves the cursor all the same, and the client is told so now and then. All of it runs on the connection's event
/// loop.
final class ChangeStream {
    private static final long RETRY_MILLIS = 500;

    private final Opening opening;
    private final Boards boards;
    private final RankingConfig.Stream config;
    private final Context context;
    private final ChangeSink sink;
    private final Consumer<ChangeStream> onClose;
    private final ChangePicker picker;
    private final StreamTimer timer;
    private final StreamWriter writer;

    private BoardVersion cursor;
    private End end = End.CLIENT;
    private boolean busy;
    private boolean again;
    private boolean ending;
    private boolean closed;
    private boolean unsaid;

    /// A stream that has sent nothing yet.
    ChangeStream(
            Opening opening,
            Boards boards,
            RankingConfig.Stream config,
            Context context,
            ChangeSink sink,
            Consumer<ChangeStream> onClose) {
        this.opening = opening;
        this.cursor = opening.cursor();
        this.boards = boards;
        this.config = config;
        this.context = context;
        this.sink = sink;
        this.onClose = onClose;
        this.picker = new ChangePicker(opening, config.movesAtOnce());
        this.timer = new StreamTimer(context.owner());
        this.writer = new StreamWriter(sink, config, timer, this::taken, this::lost);
    }

    BoardKey board() {
        return opening.board();
    }

    /// The version that the client has; on the event loop.
    BoardVersion cursor() {
        return cursor;
    }

    /// Why it is closed; on the event loop, and not before.
    End end() {
        return end;
    }

    /// Sends the first message, and then whatever follows; on the event loop.
    void open() {
        busy = true;
        writer.write(opening.first());
    }

    /// There may be something new, or room for it; from any thread.
    void wake() {
        context.runOnContext(_ -> pump());
    }

    /// Ends the stream in good order; from any thread.
    void stop() {
        context.runOnContext(_ -> finish());
    }

    /// Ends the stream in good order, but not before it has looked once at what there is; from any thread.
    void endWhenQuiet() {
        context.runOnContext(_ -> {
            ending = true;
            if (!busy) {
                finish();
            }
        });
    }

    /// The client is gone or wants no more; on the event loop.
    void close() {
        if (!closed) {
            closed = true;
            timer.cancel();
            onClose.accept(this);
        }
    }

    private void lost(End how) {
        end = how;
        close();
    }

    private void finish() {
        if (!closed) {
            end = End.SERVER;
            close();
            sink.end(cursor);
        }
    }

    private void pump() {
        if (closed) {
            return;
        }
        if (busy) {
            again = true;
            return;
        }
        // A heartbeat must not come between the question and the answer
        timer.cancel();
        if (sink.room() == 0) {
            return;
        }
        busy = true;
        again = false;
        var _ = boards.after(board(), picker.last(cursor), config.movesAtOnce())
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
                switch (opening.mode()) {
                    case ALL -> tell(picker.each(cursor, changes, sink.room()));
                    case LATEST -> gather(changes);
                }
            }
            case Replay.UpToDate _ -> {
                if (picker.isEmpty()) {
                    rest();
                } else {
                    tell(picker.together(cursor));
                }
            }
            case Replay.Gone _ -> {
                end = End.RESET;
                close();
                sink.reset();
            }
        }
    }

    private void gather(List<BoardChange> changes) {
        picker.gather(changes);
        if (picker.hasEnough()) {
            tell(picker.together(cursor));
        } else {
            busy = false;
            pump();
        }
    }

    private void tell(Picked picked) {
        cursor = picked.cursor();
        unsaid = picked.unsaid();
        @Nullable StreamMessage message = picked.message();
        if (message == null) {
            passOver();
        } else {
            writer.write(message);
        }
    }

    /// Nothing was wanted: goes on, and says where it is when it has not for a while.
    private void passOver() {
        if (ending) {
            finish();
        } else if (writer.untilPosition() <= 0) {
            tellPosition();
        } else {
            busy = false;
            pump();
        }
    }

    private void rest() {
        if (ending) {
            finish();
            return;
        }
        busy = false;
        if (again) {
            pump();
        } else if (unsaid) {
            timer.in(writer.untilPosition(), () -> {
                busy = true;
                tellPosition();
            });
        } else {
            timer.in(varied(config.heartbeat()), () -> {
                busy = true;
                writer.write(new StreamMessage.Heartbeat(cursor));
            });
        }
    }

    private void tellPosition() {
        unsaid = false;
        writer.write(new StreamMessage.Position(cursor));
    }

    /// The database did not answer: asks again soon.
    private void later() {
        if (!closed) {
            busy = false;
            timer.in(RETRY_MILLIS, this::pump);
        }
    }

    private void taken() {
        if (!closed) {
            busy = false;
            pump();
        }
    }

    private static long varied(Duration duration) {
        return Math.round(duration.toMillis() * ThreadLocalRandom.current().nextDouble(0.8, 1.2));
    }
}
