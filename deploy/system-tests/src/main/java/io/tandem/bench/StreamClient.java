package io.tandem.bench;

import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.parsetools.RecordParser;
import org.jspecify.annotations.Nullable;

/// One of many clients of one stream of events: it holds its position, no copy of the board. Whoever is hung up on or
/// refused comes back after the two seconds that the service asks for. All of it runs on one event loop, whoever calls.
final class StreamClient {
    private static final long RETRY_MILLIS = 2_000;

    /// Longer than the service waits for a client.
    private static final long STALL_MILLIS = 8_000;

    private final Context loop;
    private final HttpClient http;
    private final RequestOptions options;
    private final Crowd crowd;

    /// Counts the times it subscribed or hung up, so that what an earlier connection still says is not listened to.
    private long attempt;

    private @Nullable HttpClientResponse response;
    private String position = "";
    private long sequence = -1;
    private boolean slow;
    private volatile State state = State.AWAY;

    StreamClient(Context loop, HttpClient http, RequestOptions options, Crowd crowd) {
        this.loop = loop;
        this.http = http;
        this.options = options;
        this.crowd = crowd;
    }

    /// Subscribes; resumes when it has been subscribed before.
    void open() {
        loop.runOnContext(_ -> subscribe());
    }

    /// How far it has come since it was last closed.
    State state() {
        return state;
    }

    /// Hangs up.
    void close() {
        loop.runOnContext(_ -> {
            attempt++;
            state = State.AWAY;
            HttpClientResponse present = response;
            response = null;
            if (present != null) {
                var _ = present.request().connection().close();
            }
        });
    }

    /// From now on it wants the whole history each time it subscribes, and takes nothing for a while.
    void stall() {
        loop.runOnContext(_ -> {
            slow = true;
            position = position.substring(0, position.indexOf(':')) + ":1";
            close();
            open();
        });
    }

    private void subscribe() {
        long mine = ++attempt;
        state = State.CONNECTING;
        RequestOptions request = new RequestOptions(options).setMethod(HttpMethod.GET);
        if (!position.isEmpty()) {
            request.putHeader("Last-Event-ID", position);
        }
        var _ = http.request(request)
                .flatMap(connected -> {
                    state = State.ASKED;
                    return connected.send();
                })
                .onSuccess(answer -> take(answer, mine))
                .onFailure(failure -> refused(String.valueOf(failure.getMessage()), mine));
    }

    private void take(HttpClientResponse answer, long mine) {
        if (answer.statusCode() != 200) {
            refused(Integer.toString(answer.statusCode()), mine);
            return;
        }
        state = State.ANSWERED;
        response = answer;
        answer.exceptionHandler(_ -> lost(mine));
        answer.endHandler(_ -> lost(mine));
        answer.handler(RecordParser.newDelimited("\n\n", this::block));
        if (slow) {
            answer.pause();
            // A connection that is not read from does not tell that it was cut
            var _ = loop.owner().setTimer(STALL_MILLIS, _ -> answer.resume());
        }
    }

    private void refused(String why, long mine) {
        crowd.refused(why);
        again(mine);
    }

    private void lost(long mine) {
        if (mine == attempt) {
            response = null;
            crowd.lost(slow);
            again(mine);
        }
    }

    private void again(long mine) {
        state = State.AWAY;
        var _ = loop.owner().setTimer(RETRY_MILLIS, _ -> {
            if (mine == attempt) {
                subscribe();
            }
        });
    }

    private void block(Buffer block) {
        String text = block.toString();
        int id = text.indexOf("id: ");
        if (id < 0 || slow) {
            return;
        }
        position = text.substring(id + 4, text.indexOf('\n', id));
        long next = Long.parseLong(position.substring(position.indexOf(':') + 1));
        if (text.contains("event: change\n")) {
            crowd.received(text, next, sequence < 0 || next == sequence + 1);
        } else {
            state = State.SERVED;
        }
        sequence = next;
    }

    /// From the first packet to the first event.
    enum State {
        AWAY,
        CONNECTING,
        ASKED,
        ANSWERED,
        SERVED
    }
}
