package io.tandem.bench;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.parsetools.RecordParser;
import org.jspecify.annotations.Nullable;

/// One of many clients of one stream of events, on an event loop: it holds its position, no copy of the board.
final class StreamClient {
    private final HttpClient http;
    private final RequestOptions options;
    private final Crowd crowd;

    private @Nullable HttpClientResponse response;
    private String position = "";
    private long sequence = -1;
    private boolean slow;

    StreamClient(HttpClient http, RequestOptions options, Crowd crowd) {
        this.http = http;
        this.options = options;
        this.crowd = crowd;
    }

    /// Subscribes; resumes when it has been subscribed before.
    void open() {
        RequestOptions request = new RequestOptions(options).setMethod(HttpMethod.GET);
        if (!position.isEmpty()) {
            request.putHeader("Last-Event-ID", position);
        }
        var _ = http.request(request)
                .flatMap(HttpClientRequest::send)
                .onSuccess(this::take)
                .onFailure(failure -> crowd.refused(String.valueOf(failure.getMessage())));
    }

    /// Hangs up.
    void close() {
        HttpClientResponse present = response;
        response = null;
        if (present != null) {
            var _ = present.request().connection().close();
        }
    }

    /// Takes nothing any more.
    void stall() {
        slow = true;
        HttpClientResponse present = response;
        if (present != null) {
            present.pause();
        }
    }

    private void take(HttpClientResponse answer) {
        if (answer.statusCode() != 200) {
            crowd.refused(Integer.toString(answer.statusCode()));
            return;
        }
        response = answer;
        answer.exceptionHandler(_ -> lost());
        answer.endHandler(_ -> lost());
        answer.handler(RecordParser.newDelimited("\n\n", this::block));
    }

    private void lost() {
        if (response != null) {
            response = null;
            crowd.lost(slow);
        }
    }

    private void block(Buffer block) {
        String text = block.toString();
        int id = text.indexOf("id: ");
        if (id < 0) {
            return;
        }
        position = text.substring(id + 4, text.indexOf('\n', id));
        long next = Long.parseLong(position.substring(position.indexOf(':') + 1));
        if (text.contains("event: change\n")) {
            crowd.received(text, next, sequence < 0 || next == sequence + 1);
        } else {
            crowd.opened();
        }
        sequence = next;
    }
}
