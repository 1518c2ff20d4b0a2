package io.tandem.ranking.webhook.http;

import io.tandem.ranking.webhook.domain.Answer;
import io.tandem.ranking.webhook.domain.Endpoint;
import io.tandem.ranking.webhook.domain.Failure;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One request to a receiver, on an event loop.
///
/// The name is resolved once, every address is vetted, and the connection is made to a vetted address; the host stays
/// what the certificate and the `Host` header are about. It ends in time whatever the receiver does: once the status
/// is there, it is the answer, and a body is read only so far.
final class VettedRequest {
    /// Bytes of an answer that are read before it is cut off.
    private static final int BODY = 64 << 10;

    private final Vertx vertx;
    private final HttpClient client;
    private final Endpoint endpoint;
    private final Consumer<Answer> onAnswer;

    private @Nullable HttpClientRequest request;
    private Answer answer = new Answer.None(Failure.Kind.TIMEOUT);
    private long timer = -1;
    private int read;
    private boolean ended;

    /// @param onAnswer called once
    VettedRequest(Vertx vertx, HttpClient client, Endpoint endpoint, Consumer<Answer> onAnswer) {
        this.vertx = vertx;
        this.client = client;
        this.endpoint = endpoint;
        this.onAnswer = onAnswer;
    }

    /// Sends it.
    ///
    /// @param timeout for everything, from the resolution of the name to the end of the answer
    void send(Names names, AddressPolicy policy, Duration timeout, HttpMethod method, MultiMap headers, Buffer body) {
        timer = vertx.setTimer(timeout.toMillis(), _ -> end());
        var _ = names.resolve(endpoint.host()).onComplete(resolved -> {
            List<InetAddress> addresses = resolved.succeeded() ? resolved.result() : List.of();
            if (addresses.isEmpty()) {
                end(Failure.Kind.UNRESOLVED);
            } else if (!addresses.stream().allMatch(address -> policy.allows(endpoint.secure(), address))) {
                end(Failure.Kind.ADDRESS_REFUSED);
            } else {
                connect(List.copyOf(addresses), method, headers, body);
            }
        });
    }

    /// Connects to the first address that lets it; nothing has been sent to those before.
    ///
    /// @param vetted at least one
    private void connect(List<InetAddress> vetted, HttpMethod method, MultiMap headers, Buffer body) {
        if (ended) {
            return;
        }
        RequestOptions options = new RequestOptions()
                .setServer(SocketAddress.inetSocketAddress(new InetSocketAddress(vetted.getFirst(), endpoint.port())))
                .setHost(endpoint.host())
                .setPort(endpoint.port())
                .setSsl(endpoint.secure())
                .setMethod(method)
                .setURI(endpoint.target())
                .setFollowRedirects(false)
                .setHeaders(headers);
        if (endpoint.host().contains(":")) {
            // The client would leave the brackets out
            headers.set("Host", "[%s]:%d".formatted(endpoint.host(), endpoint.port()));
        }
        var _ = client.request(options).onComplete(connected -> {
            if (connected.succeeded()) {
                exchange(connected.result(), body);
            } else if (vetted.size() > 1) {
                connect(vetted.subList(1, vetted.size()), method, headers, body);
            } else {
                end(Failure.Kind.UNREACHABLE);
            }
        });
    }

    private void exchange(HttpClientRequest connected, Buffer body) {
        request = connected;
        if (ended) {
            connected.reset();
            return;
        }
        connected.exceptionHandler(_ -> end(Failure.Kind.BROKEN));
        var _ = connected.send(body).onComplete(answered -> {
            if (answered.succeeded()) {
                receive(answered.result());
            } else {
                end(Failure.Kind.BROKEN);
            }
        });
    }

    private void receive(HttpClientResponse response) {
        answer = new Answer.Response(
                response.statusCode(),
                response.getHeader("Retry-After"),
                response.getHeader("WebHook-Allowed-Origin"),
                response.getHeader("WebHook-Allowed-Rate"));
        response.exceptionHandler(_ -> end());
        response.endHandler(_ -> {
            request = null;
            end();
        });
        response.handler(part -> {
            read += part.length();
            if (read > BODY) {
                end();
            }
        });
    }

    /// Nothing was answered, and now nothing will be.
    private void end(Failure.Kind kind) {
        if (!ended && answer instanceof Answer.None) {
            answer = new Answer.None(kind);
        }
        end();
    }

    private void end() {
        if (ended) {
            return;
        }
        ended = true;
        vertx.cancelTimer(timer);
        if (request != null) {
            request.reset();
        }
        onAnswer.accept(answer);
    }
}
