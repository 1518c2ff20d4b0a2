package io.tandem.ranking.webhook.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import io.tandem.ranking.application.ChangeTraces;
import io.tandem.ranking.domain.BoardKey;
import io.tandem.ranking.domain.BoardVersion;
import io.tandem.ranking.webhook.domain.Answer;
import io.tandem.ranking.webhook.domain.Endpoint;
import io.tandem.ranking.webhook.domain.Failure;
import io.tandem.ranking.webhook.domain.Message;
import io.tandem.ranking.webhook.domain.SigningSecret;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.PfxOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Requests against real servers on this machine.
class HttpReceiversTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00.5Z");
    private static final InetAddress HERE = InetAddress.ofLiteral("127.0.0.1");
    /// Longer than a busy machine takes to answer.
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    /// Where nothing comes.
    private static final Duration TIMEOUT = Duration.ofMillis(700);

    /// Where something comes, and then nothing more.
    private static final Duration AFTER_THE_STATUS = Duration.ofSeconds(3);

    private static final Message MESSAGE = new Message(
            "msg_wh_1_2",
            Message.Kind.CHANGE,
            new BoardKey("2015-2019", "co2"),
            new BoardVersion(1, 2),
            NOW,
            "{\"name\":\"唐山\",\"score\":0.1}");

    private final Vertx vertx = Vertx.vertx();
    private final ChangeTraces traces = new ChangeTraces(OpenTelemetry.noop());
    private final List<HttpServerRequest> requests = new CopyOnWriteArrayList<>();
    private final List<Buffer> bodies = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void aMessageOfATracedChangeCarriesItsTraceAndOthersNone() {
        // Given: without telemetry a span is the sender's own
        SpanContext sender = SpanContext.create(
                "0af7651916cd43dd8448eb211c80319c",
                "b7ad6b7169203331",
                TraceFlags.getSampled(),
                TraceState.getDefault());
        int port = serve(request -> request.response().setStatusCode(204).end());
        HttpReceivers receivers = receivers(true, this::here);

        // When
        send(receivers, "http://hooks.example:" + port);
        traces.received(
                        MESSAGE.board(),
                        MESSAGE.version(),
                        "topic",
                        Context.root().with(Span.wrap(sender)))
                .end();
        send(receivers, "http://hooks.example:" + port);

        // Then
        assertThat(requests.getFirst().getHeader("traceparent")).isNull();
        assertThat(requests.getLast().getHeader("traceparent"))
                .isEqualTo("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
    }

    @Test
    void aMessageIsASignedCloudEvent() throws IOException {
        int port = serve(request -> request.response().setStatusCode(204).end());
        SigningSecret secret = SigningSecret.random();

        Answer answer = receivers(true, this::here)
                .send(endpoint("http://hooks.example:%d/in?a=b".formatted(port)), MESSAGE, List.of(secret))
                .await()
                .indefinitely();

        assertThat(answer).isEqualTo(new Answer.Response(204, null, null, null));
        HttpServerRequest request = requests.getFirst();
        assertThat(request.method().name()).isEqualTo("POST");
        assertThat(request.uri()).isEqualTo("/in?a=b");
        assertThat(request.getHeader("Host")).isEqualTo("hooks.example:" + port);
        assertThat(request.getHeader("Content-Type")).isEqualTo("application/cloudevents+json; charset=UTF-8");
        assertThat(request.getHeader("webhook-id")).isEqualTo("msg_wh_1_2");
        assertThat(request.getHeader("webhook-timestamp")).isEqualTo("1767225600");
        assertThat(request.getHeader("webhook-signature"))
                .isEqualTo(SigningSecret.signatures(
                        List.of(secret), "msg_wh_1_2", NOW, bodies.getFirst().getBytes()));
        JsonNode event = new ObjectMapper().readTree(bodies.getFirst().getBytes());
        assertThat(event.get("specversion").asText()).isEqualTo("1.0");
        assertThat(event.get("id").asText()).isEqualTo("msg_wh_1_2");
        assertThat(event.get("type").asText()).isEqualTo("io.tandem.ranking.changed.v1");
        assertThat(event.get("source").asText()).isEqualTo("/ranking-service");
        assertThat(event.get("subject").asText()).isEqualTo("2015-2019/co2");
        assertThat(Instant.parse(event.get("time").asText())).isEqualTo(NOW);
        assertThat(event.at("/data/name").asText()).isEqualTo("唐山");
        assertThat(event.at("/data/score").asDouble()).isEqualTo(0.1);
    }

    @Test
    void consentIsAskedForByOptions() {
        int port = serve(request -> request.response()
                .putHeader("WebHook-Allowed-Origin", "tandem.test")
                .putHeader("WebHook-Allowed-Rate", "120")
                .end());

        Answer answer = receivers(true, this::here)
                .ask(endpoint("http://hooks.example:" + port))
                .await()
                .indefinitely();

        assertThat(answer).isEqualTo(new Answer.Response(200, null, "tandem.test", "120"));
        assertThat(requests.getFirst().method().name()).isEqualTo("OPTIONS");
        assertThat(requests.getFirst().getHeader("WebHook-Request-Origin")).isEqualTo("tandem.test");
        assertThat(requests.getFirst().getHeader("WebHook-Request-Rate")).isEqualTo("600");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1", "[::1]"})
    void aHostOnThisMachineIsRefusedOutsideOfALocalStack(String host) {
        int port = serve(request -> request.response().end());

        Answer answer = send(receivers(false, new SystemNames(vertx)), "https://%s:%d/".formatted(host, port));

        assertThat(answer).isEqualTo(new Answer.None(Failure.Kind.ADDRESS_REFUSED));
        assertThat(requests).isEmpty();
    }

    @Test
    void oneRefusedAddressAmongGoodOnesIsEnough() {
        Names both = _ -> Future.succeededFuture(List.of(HERE, InetAddress.ofLiteral("10.0.0.1")));
        int port = serve(request -> request.response().end());

        Answer answer = send(receivers(true, both), "http://hooks.example:" + port);

        assertThat(answer).isEqualTo(new Answer.None(Failure.Kind.ADDRESS_REFUSED));
        assertThat(requests).isEmpty();
    }

    /// A name that is harmless when it is checked and another address when it is used gains nothing: it is resolved
    /// once an attempt, and the connection goes to the address that was checked.
    @Test
    void aNameThatChangesItsAddressIsCheckedAtEveryAttempt() {
        Queue<InetAddress> answers = new ArrayDeque<>(List.of(HERE, InetAddress.ofLiteral("192.168.0.1"), HERE));
        AtomicInteger asked = new AtomicInteger();
        Names rebinding = _ -> {
            asked.incrementAndGet();
            return Future.succeededFuture(List.of(answers.remove()));
        };
        int port = serve(request -> request.response().end());
        HttpReceivers receivers = receivers(true, rebinding);

        assertThat(send(receivers, "http://hooks.example:" + port)).isInstanceOf(Answer.Response.class);
        assertThat(send(receivers, "http://hooks.example:" + port))
                .isEqualTo(new Answer.None(Failure.Kind.ADDRESS_REFUSED));
        assertThat(send(receivers, "http://hooks.example:" + port)).isInstanceOf(Answer.Response.class);
        assertThat(asked).hasValue(3);
        assertThat(requests).hasSize(2);
    }

    @Test
    void aNameWithoutAnAddressIsUnresolved() {
        Names none = _ -> Future.failedFuture("no such name");

        assertThat(send(receivers(true, none), "https://hooks.example/"))
                .isEqualTo(new Answer.None(Failure.Kind.UNRESOLVED));
    }

    @Test
    void aNameServerThatDoesNotAnswerCostsNoMoreThanTheTimeout() {
        Names silent = _ -> Future.future(_ -> {});

        assertThat(send(receivers(TIMEOUT, silent), "https://hooks.example/"))
                .isEqualTo(new Answer.None(Failure.Kind.TIMEOUT));
    }

    /// The question for consent is a request like any other: nobody can have it sent inside.
    @Test
    void theQuestionForConsentGoesOnlyToVettedAddressesToo() {
        Queue<InetAddress> answers = new ArrayDeque<>(List.of(InetAddress.ofLiteral("169.254.169.254"), HERE));
        AtomicInteger asked = new AtomicInteger();
        Names rebinding = _ -> {
            asked.incrementAndGet();
            return Future.succeededFuture(List.of(answers.remove()));
        };
        int port = serve(request -> request.response().end());
        Endpoint endpoint = endpoint("http://hooks.example:" + port);
        HttpReceivers receivers = receivers(true, rebinding);

        assertThat(receivers.ask(endpoint).await().atMost(Duration.ofSeconds(40)))
                .isEqualTo(new Answer.None(Failure.Kind.ADDRESS_REFUSED));
        assertThat(requests).isEmpty();
        assertThat(receivers.ask(endpoint).await().atMost(Duration.ofSeconds(40)))
                .isInstanceOf(Answer.Response.class);
        assertThat(asked).as("resolved once an attempt").hasValue(2);
    }

    @Test
    void aHostThatIsAnAddressOfIpv6KeepsItsBracketsInTheHeader() {
        int port = serve(
                "::1", new HttpServerOptions(), request -> request.response().end());

        assertThat(send(receivers(true, new SystemNames(vertx)), "http://[::1]:%d/in".formatted(port)))
                .isInstanceOf(Answer.Response.class);
        assertThat(requests.getFirst().getHeader("Host")).isEqualTo("[::1]:" + port);
    }

    @Test
    void aRedirectIsNotFollowed() {
        int elsewhere = serve(request -> request.response().end());
        int port = serve(request -> request.response()
                .setStatusCode(302)
                .putHeader("Location", "http://127.0.0.1:%d/".formatted(elsewhere))
                .end());

        Answer answer = send(receivers(true, this::here), "http://hooks.example:" + port);

        assertThat(answer).isEqualTo(new Answer.Response(302, null, null, null));
        assertThat(requests).hasSize(1);
    }

    @Test
    void aReceiverThatHangsCostsNoMoreThanTheTimeout() {
        int port = serve(_ -> {});
        Instant began = Instant.now();

        assertThat(send(receivers(TIMEOUT, this::here), "http://hooks.example:" + port))
                .isEqualTo(new Answer.None(Failure.Kind.TIMEOUT));
        assertThat(Duration.between(began, Instant.now())).isBetween(TIMEOUT, PATIENCE);
    }

    @Test
    void aBodyThatIsTooLongIsCutOffAndTheStatusCounts() {
        Buffer part = Buffer.buffer(new byte[16 << 10]);
        int port = serve(request -> {
            request.response().setChunked(true);
            vertx.setPeriodic(1, timer -> {
                if (request.response().closed()) {
                    vertx.cancelTimer(timer);
                } else {
                    request.response().write(part);
                }
            });
        });
        Instant began = Instant.now();

        assertThat(send(receivers(true, this::here), "http://hooks.example:" + port))
                .isEqualTo(new Answer.Response(200, null, null, null));
        assertThat(Duration.between(began, Instant.now())).isLessThan(PATIENCE);
    }

    @Test
    void aBodyThatNeverEndsIsCutOffInTime() {
        int port = serve(request -> request.response().setChunked(true).write("x"));

        assertThat(send(receivers(AFTER_THE_STATUS, this::here), "http://hooks.example:" + port))
                .isEqualTo(new Answer.Response(200, null, null, null));
    }

    @Test
    void aConnectionThatIsClosedIsBrokenAndOneThatIsRefusedUnreachable() throws IOException {
        int port = serve(request -> request.connection().close());
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }

        assertThat(send(receivers(true, this::here), "http://hooks.example:" + port))
                .isEqualTo(new Answer.None(Failure.Kind.BROKEN));
        assertThat(send(receivers(true, this::here), "http://hooks.example:" + free))
                .isEqualTo(new Answer.None(Failure.Kind.UNREACHABLE));
    }

    @Test
    void whereOneAddressRefusesTheNextIsTried() {
        int port = serve(request -> request.response().end());
        Names both = _ -> Future.succeededFuture(List.of(InetAddress.ofLiteral("127.0.0.2"), HERE));

        assertThat(send(receivers(true, both), "http://hooks.example:" + port))
                .isEqualTo(new Answer.Response(200, null, null, null));
    }

    /// The connection goes to the checked address; certificate and server name stay those of the URL.
    @Test
    void encryptionIsAboutTheHostOfTheUrl(@TempDir Path directory) throws Exception {
        String store = directory.resolve("hooks.p12").toString();
        String certificate = directory.resolve("hooks.pem").toString();
        keytool("-genkeypair", store, "-keyalg", "EC", "-dname", "CN=x", "-ext", "SAN=dns:hooks.example");
        keytool("-exportcert", store, "-rfc", "-file", certificate);
        List<String> names = new CopyOnWriteArrayList<>();
        int port = serve(
                "127.0.0.1",
                new HttpServerOptions()
                        .setSsl(true)
                        .setSni(true)
                        .setKeyCertOptions(new PfxOptions().setPath(store).setPassword("changeit")),
                request -> {
                    names.add(String.valueOf(request.connection().indicatedServerName()));
                    request.response().end();
                });
        HttpReceivers trusting = receivers(
                HttpReceivers.options(PATIENCE, 4).setTrustOptions(new PemTrustOptions().addCertPath(certificate)),
                true,
                PATIENCE,
                this::here);

        assertThat(send(trusting, "https://hooks.example:" + port)).isInstanceOf(Answer.Response.class);
        assertThat(names).containsExactly("hooks.example");
        assertThat(send(trusting, "https://other.example:" + port))
                .as("a certificate for another host")
                .isInstanceOf(Answer.None.class);
        assertThat(send(receivers(true, this::here), "https://hooks.example:" + port))
                .as("a certificate that nobody vouches for")
                .isInstanceOf(Answer.None.class);
        assertThat(requests).hasSize(1);
    }

    private static void keytool(String command, String store, String... more) throws Exception {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                command,
                "-alias",
                "hooks",
                "-keystore",
                store,
                "-storepass",
                "changeit"));
        line.addAll(List.of(more));
        assertThat(new ProcessBuilder(line).redirectErrorStream(true).start().waitFor())
                .isZero();
    }

    private Future<List<InetAddress>> here(String host) {
        return Future.succeededFuture(List.of(HERE));
    }

    private HttpReceivers receivers(boolean local, Names names) {
        return receivers(HttpReceivers.options(PATIENCE, 4), local, PATIENCE, names);
    }

    private HttpReceivers receivers(Duration timeout, Names names) {
        return receivers(HttpReceivers.options(timeout, 4), true, timeout, names);
    }

    private HttpReceivers receivers(HttpClientOptions options, boolean local, Duration timeout, Names names) {
        return new HttpReceivers(
                vertx,
                options,
                names,
                new HttpReceivers.Settings(new AddressPolicy(local), "tandem.test", 600, timeout),
                InstantSource.fixed(NOW),
                traces);
    }

    private static Answer send(HttpReceivers receivers, String url) {
        return receivers
                .send(endpoint(url), MESSAGE, List.of(SigningSecret.random()))
                .await()
                .atMost(Duration.ofSeconds(40));
    }

    private static Endpoint endpoint(String url) {
        return Endpoint.parse(url, true);
    }

    private int serve(Handler<HttpServerRequest> handler) {
        return serve("127.0.0.1", new HttpServerOptions(), handler);
    }

    private int serve(String host, HttpServerOptions options, Handler<HttpServerRequest> handler) {
        HttpServer server = vertx.createHttpServer(options).requestHandler(request -> {
            requests.add(request);
            request.bodyHandler(body -> {
                bodies.add(body);
                handler.handle(request);
            });
        });
        return server.listen(0, host)
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .actualPort();
    }
}
