package io.tandem.ranking;

import static io.tandem.ranking.Feed.metrics;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.JsonConfig;
import io.restassured.path.json.config.JsonPathConfig.NumberReturnType;
import io.smallrye.mutiny.Uni;
import io.tandem.fold.Transactions;
import io.tandem.ranking.application.Boards;
import io.tandem.ranking.domain.BoardKey;
import io.tandem.ranking.domain.BoardVersion;
import io.tandem.ranking.domain.MoveFilter;
import io.tandem.ranking.webhook.Receiver;
import io.tandem.ranking.webhook.Receiver.Request;
import io.tandem.ranking.webhook.application.Courier;
import io.tandem.ranking.webhook.application.CourierSettings;
import io.tandem.ranking.webhook.application.Receivers;
import io.tandem.ranking.webhook.application.WebhookStore;
import io.tandem.ranking.webhook.application.WebhookStore.Added;
import io.tandem.ranking.webhook.application.WebhookStore.Kept;
import io.tandem.ranking.webhook.application.WebhookStore.Lease;
import io.tandem.ranking.webhook.application.WebhookStore.Limits;
import io.tandem.ranking.webhook.application.WebhookStore.New;
import io.tandem.ranking.webhook.application.WebhookStore.Step;
import io.tandem.ranking.webhook.domain.Answer;
import io.tandem.ranking.webhook.domain.Endpoint;
import io.tandem.ranking.webhook.domain.Failure;
import io.tandem.ranking.webhook.domain.Keyring;
import io.tandem.ranking.webhook.domain.ManagementKey;
import io.tandem.ranking.webhook.domain.Message;
import io.tandem.ranking.webhook.domain.SigningSecret;
import io.tandem.ranking.webhook.domain.Webhook;
import io.tandem.ranking.webhook.domain.WebhookState;
import io.tandem.ranking.webhook.persistence.Stores;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// How couriers share webhooks, and what is left behind by one that dies.
@QuarkusTest
@QuarkusTestResource(Backing.class)
class CourierIT {
    private static final String[] CITIES = {"510000", "510001", "510002"};
    private static final Limits PLENTY = new Limits(10_000, 10_000);
    private static final ManagementKey KEY = ManagementKey.random();

    private static Feed feed;

    @Inject
    Boards boards;

    @Inject
    Courier.Parts parts;

    @Inject
    CourierSettings settings;

    @Inject
    WebhookStore store;

    @Inject
    Transactions transactions;

    @BeforeAll
    static void readNumbersInFull() {
        RestAssured.config =
                RestAssured.config().jsonConfig(JsonConfig.jsonConfig().numberReturnType(NumberReturnType.DOUBLE));
    }

    @BeforeAll
    static void publishTheRoster() {
        feed = new Feed(Backing.services().bootstrapServers());
        feed.roster("carried", 1, CITIES);
    }

    @AfterAll
    static void closeFeed() {
        feed.close();
    }

    @Test
    void couriersShareTheWebhooksWithoutDoubles() {
        board("k1");
        try (Receiver receiver = new Receiver();
                Courier second = new Courier(boards, parts, settings);
                Courier third = new Courier(boards, parts, settings)) {
            for (int i = 0; i < 12; i++) {
                add("k1", receiver.url() + "?" + i, BoardVersion.NEW);
            }
            second.wake();
            third.wake();
            for (int record = 1; record <= 15; record++) {
                feed.metrics(metrics(
                        "k1", CITIES[record % 3], record, "new-data", Map.of("CO2", new double[] {100, 90 - record})));
                feed.flush();
            }
            await().atMost(Duration.ofSeconds(30)).until(() -> scores("k1").contains((100 - 75.0) / 100));
            long last = sequence("k1");

            receiver.changes((int) last * 12);

            Map<String, List<Long>> byWebhook = receiver.changes().stream()
                    .collect(Collectors.groupingBy(
                            Request::path, Collectors.mapping(Request::sequence, Collectors.toList())));
            assertThat(byWebhook).hasSize(12);
            assertThat(byWebhook.values())
                    .allSatisfy(sequences -> assertThat(sequences)
                            .isEqualTo(LongStream.rangeClosed(1, last).boxed().toList()));
        }
    }

    /// The test takes a webhook like a replica that dies afterwards.
    @Test
    void whatADeadReplicaHeldIsTakenOverAndItsLateAnswerChangesNothing() {
        board("k2");
        try (Receiver receiver = new Receiver()) {
            String id = add("k2", receiver.url(), BoardVersion.NEW);
            receiver.changes(1);
            await().until(() -> show(id).cursor().sequence() == 1);
            AtomicReference<Lease> held = new AtomicReference<>();
            await().atMost(Duration.ofSeconds(20)).until(() -> {
                get(store.redeliver(id, new Webhook.Range(1, 1)));
                get(store.lease(room(), Duration.ofSeconds(2))).stream()
                        .filter(lease -> lease.webhook().id().equals(id))
                        .forEach(held::set);
                return held.get() != null;
            });
            int before = receiver.changes().size();
            Instant taken = Instant.now();
            Lease dead = held.get();
            assertThat(get(store.renew(dead, Duration.ofSeconds(2)))).hasSize(1);

            receiver.changes(before + 1);
            await().until(() -> show(id).redelivery() == null);

            assertThat(Duration.between(taken, receiver.changes().getLast().at()))
                    .isGreaterThan(Duration.ofMillis(1_900));
            Webhook late = dead.webhook().disabled(new Failure(Failure.Kind.GONE, 410), Instant.now());
            assertThat(get(store.renew(dead, Duration.ofSeconds(2)))).isEmpty();
            assertThat(get(store.settle(dead, new Step(late, 0, Duration.ZERO, true, null), 10)))
                    .isFalse();
            assertThat(show(id).state()).isEqualTo(WebhookState.ACTIVE);
        }
    }

    @Test
    void aReceiverThatIsAtAnUnknownVersionIsToldWhereTheBoardBeginsAnew() {
        board("k3");
        try (Receiver receiver = new Receiver()) {
            String id = add("k3", receiver.url(), new BoardVersion(1, 999));
            BoardVersion present = new BoardVersion(1, 1);
            await().until(() -> show(id).cursor().equals(present));

            Request reset = receiver.messages().getFirst();
            assertThat(reset.event().get("type").asText()).isEqualTo("io.tandem.webhook.reset.v1");
            assertThat(reset.event().at("/data/board").asText()).isEqualTo("k3/co2");
            assertThat(reset.sequence()).isEqualTo(1);
            assertThat(Schemas.violations("webhook-reset", reset.body())).isEmpty();

            feed.metrics(metrics("k3", CITIES[0], 1, "new-data", Map.of("CO2", new double[] {2, 1})));
            feed.flush();
            assertThat(receiver.changes(1).getFirst().sequence()).isEqualTo(2);
        }
    }

    @Test
    void thereAreOnlySoManyWebhooks() {
        Endpoint endpoint = Endpoint.parse("https://limited.invalid/", false);
        New first = webhook(endpoint, "k4", BoardVersion.NEW);
        New second = webhook(endpoint, "k4", BoardVersion.NEW);

        assertThat(get(store.add(first, KEY, SigningSecret.random(), new Limits(10_000, 1))))
                .isEqualTo(Added.DONE);
        assertThat(get(store.add(second, KEY, SigningSecret.random(), new Limits(10_000, 1))))
                .isEqualTo(Added.TOO_MANY_OF_HOST);
        assertThat(get(store.add(second, KEY, SigningSecret.random(), new Limits(1, 10))))
                .isEqualTo(Added.TOO_MANY);
        get(store.remove(first.id()));
        assertThat(get(store.add(second, KEY, SigningSecret.random(), new Limits(10_000, 1))))
                .isEqualTo(Added.DONE);
        get(store.remove(second.id()));
    }

    @Test
    void disabledWebhooksAreForgottenInTheEndAndTheOthersAreNot() {
        board("k5");
        try (Receiver receiver = new Receiver();
                Receiver refusing = new Receiver().consenting(Receiver.Reply.of(410))) {
            String kept = add("k5", receiver.url(), BoardVersion.NEW);
            String disabled = add("k5", refusing.url(), BoardVersion.NEW);
            await().atMost(Duration.ofSeconds(20)).until(() -> show(disabled).state() == WebhookState.DISABLED);

            get(store.forget(new Kept(Duration.ofHours(1), Duration.ofHours(1), Duration.ofHours(1))));
            assertThat(get(store.find(disabled, KEY))).isPresent();
            get(store.forget(new Kept(Duration.ZERO, Duration.ofHours(1), Duration.ofHours(1))));

            assertThat(get(store.find(disabled, KEY))).isEmpty();
            assertThat(get(store.find(kept, KEY))).isPresent();
            assertThat(get(store.count()).states().get(WebhookState.ACTIVE)).isPositive();
            assertThat(RestAssured.get("/q/metrics").body().asString())
                    .contains("tandem_webhooks{state=\"active\"}", "tandem_webhooks_unreadable");
        }
    }

    @Test
    void aWebhookWhoseReceiverNeverConsentedIsForgottenAndItsLogToo() {
        board("k6");
        try (Receiver silent = new Receiver().consenting(Receiver.Reply.of(403));
                Receiver receiver = new Receiver()) {
            String stranger = add("k6", silent.url(), BoardVersion.NEW);
            String proven = add("k6", receiver.url(), BoardVersion.NEW);
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> show(proven).cursor().sequence() == 1);
            await().atMost(Duration.ofSeconds(20)).until(() -> show(stranger).failures() > 0);

            get(store.forget(new Kept(Duration.ofHours(1), Duration.ZERO, Duration.ZERO)));

            assertThat(get(store.find(stranger, KEY))).isEmpty();
            assertThat(get(store.find(proven, KEY))).isPresent();
            assertThat(get(store.deliveries(proven, Long.MAX_VALUE, 10))).isEmpty();
        }
    }

    /// More of them hang than a courier serves at once, all on one host; the others are on another.
    @Test
    void webhooksThatHangDoNotDelayTheOthers() {
        board("k7");
        try (Receiver hanging = new Receiver().usually(Receiver.Reply.of(0));
                Receiver quick = new Receiver()) {
            List<String> stuck = IntStream.range(0, 70)
                    .mapToObj(
                            i -> add("k7", hanging.url().replace("127.0.0.1", "localhost") + "?" + i, BoardVersion.NEW))
                    .toList();
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> !hanging.messages().isEmpty());

            for (int i = 0; i < 50; i++) {
                add("k7", quick.url() + "?" + i, BoardVersion.NEW);
            }
            quick.changes(50);

            List<Request> hung = hanging.messages();
            for (int i = settings.perHost(); i < hung.size(); i++) {
                assertThat(Duration.between(
                                hung.get(i - settings.perHost()).at(),
                                hung.get(i).at()))
                        .as("no more than the host's share at the same time, each for a second")
                        .isGreaterThan(Duration.ofMillis(500));
            }
            assertThat(stuck)
                    .allSatisfy(id -> assertThat(show(id).cursor().sequence()).isZero());
            assertThat(quick.changes().stream().map(Request::path).distinct()).hasSize(50);
            stuck.forEach(id -> get(store.remove(id)));
        }
    }

    @Test
    void aReplicaThatIsStoppedGivesBackWhatItHolds() {
        board("k8");
        Keyring own = Keyring.of(List.of(Base64.getEncoder().encodeToString(new byte[32])));
        WebhookStore apart = Stores.encryptingBy(transactions, own);
        CompletableFuture<Answer> never = new CompletableFuture<>();
        CompletableFuture<Void> asked = new CompletableFuture<>();
        Receivers hanging = new Receivers() {
            @Override
            public Uni<Answer> ask(Endpoint endpoint) {
                asked.complete(null);
                return Uni.createFrom().completionStage(never);
            }

            @Override
            public Uni<Answer> send(Endpoint endpoint, Message message, List<SigningSecret> secrets) {
                return Uni.createFrom().completionStage(never);
            }
        };
        CourierSettings patient = new CourierSettings(
                settings.atOnce(),
                settings.perHost(),
                Duration.ofHours(1),
                settings.poll(),
                settings.logKept(),
                settings.kept(),
                settings.schedule(),
                settings.consent());
        Courier courier = new Courier(
                boards, new Courier.Parts(apart, hanging, parts.messages(), parts.meter(), parts.clock()), patient);
        New webhook = webhook(Endpoint.parse("https://k8.invalid/", false), "k8", BoardVersion.NEW);
        get(apart.add(webhook, KEY, SigningSecret.random(), PLENTY));
        asked.orTimeout(20, TimeUnit.SECONDS).join();
        assertThat(get(apart.lease(room(), Duration.ofHours(1))))
                .as("held by the courier")
                .isEmpty();

        courier.close();
        get(courier.drain(Duration.ofMillis(100)));

        assertThat(get(apart.lease(room(), Duration.ofHours(1))))
                .extracting(lease -> lease.webhook().id())
                .containsExactly(webhook.id());
        get(apart.remove(webhook.id()));
    }

    private WebhookStore.Room room() {
        return new WebhookStore.Room(100, 100, Map.of(), boards.versions());
    }

    private String add(String assessment, String url, BoardVersion cursor) {
        New webhook = webhook(Endpoint.parse(url, true), assessment, cursor);
        assertThat(get(store.add(webhook, KEY, SigningSecret.random(), PLENTY))).isEqualTo(Added.DONE);
        return webhook.id();
    }

    private static New webhook(Endpoint endpoint, String assessment, BoardVersion cursor) {
        String id = "wh_" + UUID.randomUUID().toString().replace("-", "");
        return new New(id, endpoint, new BoardKey(assessment, "co2"), MoveFilter.ALL, cursor);
    }

    private Webhook show(String id) {
        return get(store.find(id, KEY)).orElseThrow().webhook();
    }

    private static void board(String assessment) {
        feed.assessment(assessment, 1, "carried", "co2");
        feed.flush();
        await().atMost(Duration.ofSeconds(30)).ignoreExceptions().until(() -> sequence(assessment) > 0);
    }

    private static long sequence(String assessment) {
        return RestAssured.get("/api/v1/assessments/" + assessment + "/boards/co2")
                .jsonPath()
                .getLong("sequence");
    }

    private static List<Double> scores(String assessment) {
        return RestAssured.get("/api/v1/assessments/" + assessment + "/boards/co2")
                .jsonPath()
                .getList("entries.score", Double.class);
    }

    private static <T> T get(Uni<T> result) {
        return result.await().atMost(Duration.ofSeconds(20));
    }
}
