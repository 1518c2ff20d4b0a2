package io.tandem.ranking.webhook.http;

import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.jackson.JsonFormat;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.smallrye.mutiny.Uni;
import io.tandem.ranking.application.ChangeTraces;
import io.tandem.ranking.config.WebhooksConfig;
import io.tandem.ranking.contract.BoardPosition;
import io.tandem.ranking.contract.RankingChanged;
import io.tandem.ranking.webhook.application.Receivers;
import io.tandem.ranking.webhook.domain.Answer;
import io.tandem.ranking.webhook.domain.Endpoint;
import io.tandem.ranking.webhook.domain.Failure;
import io.tandem.ranking.webhook.domain.Message;
import io.tandem.ranking.webhook.domain.SigningSecret;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.tracing.TracingPolicy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Receivers over HTTP: CloudEvents in structured JSON, signed by Standard Webhooks 1.0.
@Singleton
final class HttpReceivers implements Receivers {
    private static final URI SOURCE = URI.create("/ranking-service");

    private final Vertx vertx;
    private final HttpClient client;
    private final Names names;
    private final Settings settings;
    private final InstantSource clock;
    private final ChangeTraces traces;

    /// How requests are made.
    ///
    /// @param origin by what name we ask for consent
    /// @param rate requests a minute that we ask for
    /// @param timeout for a whole request
    record Settings(AddressPolicy policy, String origin, int rate, Duration timeout) {}

    @Inject
    HttpReceivers(Vertx vertx, WebhooksConfig config, InstantSource clock, ChangeTraces traces) {
        this(
                vertx,
                options(config.connectTimeout(), config.atOnce()),
                new SystemNames(vertx),
                new Settings(new AddressPolicy(config.local()), config.origin(), config.rate(), config.timeout()),
                clock,
                traces);
    }

    /// @param options made by [#options], perhaps with what certificates to trust
    HttpReceivers(
            Vertx vertx,
            HttpClientOptions options,
            Names names,
            Settings settings,
            InstantSource clock,
            ChangeTraces traces) {
        this.vertx = vertx;
        this.client = vertx.createHttpClient(options);
        this.names = names;
        this.settings = settings;
        this.clock = clock;
        this.traces = traces;
    }

    /// One connection for each request, so that none outlives the vetting of its address; never by a proxy.
    ///
    /// @param atOnce connections to one receiver
    static HttpClientOptions options(Duration connectTimeout, int atOnce) {
        return new HttpClientOptions()
                .setKeepAlive(false)
                .setConnectTimeout((int) connectTimeout.toMillis())
                .setSslHandshakeTimeout(connectTimeout.toMillis())
                .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS)
                .setMaxPoolSize(atOnce)
                .setMaxRedirects(0)
                .setDecompressionSupported(false)
                // Receivers get the context of the change, and nothing of how this service works
                .setTracingPolicy(TracingPolicy.IGNORE);
    }

    @Override
    public Uni<Answer> ask(Endpoint endpoint) {
        MultiMap headers = headers()
                .add("WebHook-Request-Origin", settings.origin())
                .add("WebHook-Request-Rate", Integer.toString(settings.rate()));
        return request(endpoint, HttpMethod.OPTIONS, headers, Buffer.buffer());
    }

    @Override
    public Uni<Answer> send(Endpoint endpoint, Message message, List<SigningSecret> secrets) {
        byte[] body = body(message);
        Instant now = clock.instant();
        MultiMap headers = headers()
                .add("Content-Type", JsonFormat.CONTENT_TYPE + "; charset=UTF-8")
                .add("webhook-id", message.id())
                .add("webhook-timestamp", Long.toString(now.getEpochSecond()))
                .add("webhook-signature", SigningSecret.signatures(secrets, message.id(), now, body));
        return traces.delivery(message.board(), message.version(), SpanKind.CLIENT, "POST to receiver")
                .map(span -> traced(span, headers, endpoint, body))
                .orElseGet(() -> request(endpoint, HttpMethod.POST, headers, Buffer.buffer(body)));
    }

    /// Passes the context on, and ends the span with the answer.
    private Uni<Answer> traced(Span span, MultiMap headers, Endpoint endpoint, byte[] body) {
        W3CTraceContextPropagator.getInstance().inject(Context.root().with(span), headers, (carrier, key, value) -> {
            if (carrier != null) {
                carrier.set(key, value);
            }
        });
        return request(endpoint, HttpMethod.POST, headers, Buffer.buffer(body)).invoke(answer -> {
            switch (answer) {
                case Answer.Response response -> span.setAttribute("http.response.status_code", response.status());
                case Answer.None(Failure.Kind kind) -> span.setStatus(StatusCode.ERROR, kind.code());
            }
            span.end();
        });
    }

    private Uni<Answer> request(Endpoint endpoint, HttpMethod method, MultiMap headers, Buffer body) {
        return Uni.createFrom()
                .emitter(emitter -> vertx.getOrCreateContext()
                        .runOnContext(_ -> new VettedRequest(vertx, client, endpoint, emitter::complete)
                                .send(names, settings.policy(), settings.timeout(), method, headers, body)));
    }

    private static MultiMap headers() {
        return MultiMap.caseInsensitiveMultiMap().add("User-Agent", "Tandem-Webhooks/1.0");
    }

    private static byte[] body(Message message) {
        return new JsonFormat()
                .serialize(CloudEventBuilder.v1()
                        .withId(message.id())
                        .withSource(SOURCE)
                        .withType(type(message.kind()))
                        .withSubject(message.board().toString())
                        .withTime(message.at().atOffset(ZoneOffset.UTC))
                        .withDataContentType("application/json")
                        .withData(message.data().getBytes(StandardCharsets.UTF_8))
                        .build());
    }

    private static String type(Message.Kind kind) {
        return switch (kind) {
            case CHANGE -> RankingChanged.TYPE;
            case RESET -> BoardPosition.RESET;
            case DISABLED -> BoardPosition.DISABLED;
            case HANDSHAKE -> throw new IllegalArgumentException("a handshake has no body");
        };
    }
}
