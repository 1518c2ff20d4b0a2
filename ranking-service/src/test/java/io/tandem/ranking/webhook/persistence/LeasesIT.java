package io.tandem.ranking.webhook.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.tandem.fold.Transactions;
import io.tandem.ranking.Backing;
import io.tandem.ranking.domain.BoardKey;
import io.tandem.ranking.domain.BoardVersion;
import io.tandem.ranking.domain.MoveFilter;
import io.tandem.ranking.webhook.application.DeliveryMeter;
import io.tandem.ranking.webhook.application.Housekeeping;
import io.tandem.ranking.webhook.application.WebhookStore;
import io.tandem.ranking.webhook.application.WebhookStore.Kept;
import io.tandem.ranking.webhook.application.WebhookStore.Lease;
import io.tandem.ranking.webhook.application.WebhookStore.Limits;
import io.tandem.ranking.webhook.application.WebhookStore.New;
import io.tandem.ranking.webhook.application.WebhookStore.Owned;
import io.tandem.ranking.webhook.application.WebhookStore.Room;
import io.tandem.ranking.webhook.application.WebhookStore.Step;
import io.tandem.ranking.webhook.domain.Endpoint;
import io.tandem.ranking.webhook.domain.Failure;
import io.tandem.ranking.webhook.domain.Keyring;
import io.tandem.ranking.webhook.domain.ManagementKey;
import io.tandem.ranking.webhook.domain.SigningSecret;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What the database does for couriers and owners at the same time. Every test has a key of its own, so that the
/// service under test touches nothing.
@QuarkusTest
@QuarkusTestResource(Backing.class)
class LeasesIT {
    private static final ManagementKey KEY = ManagementKey.random();
    private static final Limits PLENTY = new Limits(10_000, 10_000);
    private static final Room PLENTY_OF_ROOM = new Room(100, 100, Map.of(), Map.of());
    private static final Duration LONG = Duration.ofHours(1);

    @Inject
    Transactions transactions;

    @Inject
    DeliveryMeter meter;

    @Inject
    MeterRegistry registry;

    private final String key = randomKey();
    private final List<String> added = new ArrayList<>();

    @AfterEach
    void removeWebhooks() {
        added.forEach(id -> get(store(key).remove(id)));
    }

    @Test
    void aHostTakesNoMoreThanItsShare() {
        for (int i = 0; i < 10; i++) {
            add(store(key), "slow.invalid", SigningSecret.random());
        }
        for (int i = 0; i < 3; i++) {
            add(store(key), "quick.invalid", SigningSecret.random());
        }

        List<Lease> leases = get(store(key).lease(new Room(20, 4, Map.of("slow.invalid", 1), Map.of()), LONG));
        List<Lease> more = get(store(key).lease(new Room(2, 100, Map.of(), Map.of()), LONG));

        Map<String, Long> byHost = leases.stream()
                .collect(Collectors.groupingBy(
                        lease -> lease.webhook().endpoint().host(), Collectors.counting()));
        assertThat(byHost).isEqualTo(Map.of("slow.invalid", 3L, "quick.invalid", 3L));
        assertThat(more).hasSize(2).doesNotContainAnyElementsOf(leases);
    }

    @Test
    void twoCouriersNeverTakeTheSameWebhook() {
        for (int i = 0; i < 40; i++) {
            add(store(key), "h%d.invalid".formatted(i), SigningSecret.random());
        }

        List<String> taken = get(Uni.join()
                        .all(IntStream.range(0, 8)
                                .mapToObj(_ -> store(key).lease(new Room(5, 5, Map.of(), Map.of()), LONG))
                                .toList())
                        .andFailFast())
                .stream()
                .flatMap(List::stream)
                .map(lease -> lease.webhook().id())
                .toList();

        assertThat(taken).doesNotHaveDuplicates().isNotEmpty();
        assertThat(added).containsAll(taken);
    }

    @Test
    void aDumpOfTheDatabaseHasNoSecret() {
        SigningSecret secret = SigningSecret.random();
        String id = add(store(key), "dumped.invalid", secret);

        String dumped = get(transactions.inTransaction(tx -> tx.createNativeQuery(
                        "select string_agg(cast(s as text), ' ') || string_agg(cast(w as text), ' ')"
                                + " from webhook w join webhook_secret s on s.webhook = w.id where w.id = :id",
                        Object.class)
                .setParameter("id", id)
                .getSingleResult()
                .map(String::valueOf)));

        assertThat(dumped).contains(id).doesNotContain(secret.text().substring("whsec_".length()), KEY.text(), key);
    }

    @Test
    void aReplicaWithoutTheKeyLeavesAWebhookToOthersUntilItsSecretIsEncryptedAnew() {
        String next = randomKey();
        SigningSecret secret = SigningSecret.random();
        String id = add(store(key), "rotated.invalid", secret);
        long readable = get(store(key).count()).unreadable();

        assertThat(get(store(next).lease(PLENTY_OF_ROOM, LONG))).isEmpty();
        assertThat(get(store(next).count()).unreadable()).isEqualTo(readable + 1);

        assertThat(get(store(next, key).encryptAnew(100))).isEqualTo(1);
        assertThat(get(store(next, key).encryptAnew(100))).isZero();

        assertThat(get(store(key).lease(PLENTY_OF_ROOM, LONG))).isEmpty();
        Lease lease = get(store(next).lease(PLENTY_OF_ROOM, LONG)).getFirst();
        assertThat(lease.webhook().id()).isEqualTo(id);
        assertThat(get(store(next).renew(lease, LONG)))
                .extracting(SigningSecret::text)
                .containsExactly(secret.text());
    }

    @Test
    void housekeepingEncryptsSecretsByTheNewestKeyAndCountsWebhooks() {
        String next = randomKey();
        add(store(key), "kept.invalid", SigningSecret.random());
        Kept kept = new Kept(LONG, LONG, LONG);

        try (Housekeeping _ = new Housekeeping(store(next, key), meter, kept, Duration.ofMillis(100))) {
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> !get(store(next).lease(PLENTY_OF_ROOM, LONG)).isEmpty());
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> registry.get("tandem.webhooks")
                                    .tag("state", "pending")
                                    .gauge()
                                    .value()
                            > 0);
        }
    }

    @Test
    void changesOfTheSecretAtTheSameTimeLeaveOneThatHasNoEnd() {
        String id = add(store(key), "changing.invalid", SigningSecret.random());

        List<Boolean> changed = get(Uni.join()
                .all(IntStream.range(0, 6)
                        .mapToObj(_ -> store(key).rotate(id, SigningSecret.random(), LONG))
                        .toList())
                .andFailFast());

        List<Owned.Secret> secrets = get(store(key).find(id, KEY)).orElseThrow().secrets();
        assertThat(changed).containsOnly(true);
        assertThat(secrets.getFirst().expiresAt()).isNull();
        assertThat(secrets.subList(1, secrets.size()))
                .hasSize(4)
                .allSatisfy(secret -> assertThat(secret.expiresAt()).isNotNull());
        assertThat(get(store(key).rotate("wh_gone", SigningSecret.random(), LONG)))
                .isFalse();
    }

    @Test
    void enablingAWebhookThatIsBeingTriedDoesNotStartASecondAttempt() {
        String id = add(store(key), "tried.invalid", SigningSecret.random());
        Lease lease = get(store(key).lease(PLENTY_OF_ROOM, LONG)).getFirst();
        Failure failure = new Failure(Failure.Kind.STATUS, 500);
        assertThat(get(store(key)
                        .settle(lease, new Step(lease.webhook().failed(failure), 0, Duration.ZERO, false, null), 10)))
                .isTrue();

        get(store(key).enable(id));

        assertThat(get(store(key).lease(PLENTY_OF_ROOM, LONG))).isEmpty();
        assertThat(get(store(key).renew(lease, LONG))).hasSize(1);
        get(store(key).release(lease));
        get(store(key).enable(id));
        assertThat(get(store(key).lease(PLENTY_OF_ROOM, LONG))).hasSize(1);
        assertThat(get(store(key).renew(lease, LONG))).as("the lease of before").isEmpty();
    }

    @Test
    void whatIsRemovedWhileItIsTriedStaysRemoved() {
        String id = add(store(key), "removed.invalid", SigningSecret.random());
        Lease lease = get(store(key).lease(PLENTY_OF_ROOM, LONG)).getFirst();

        get(store(key).remove(id));

        assertThat(get(store(key).renew(lease, LONG))).isEmpty();
        assertThat(get(store(key)
                        .settle(lease, new Step(lease.webhook().consented(null), 0, Duration.ZERO, true, null), 10)))
                .isFalse();
        assertThat(get(store(key).find(id, KEY))).isEmpty();
    }

    private String add(WebhookStore store, String host, SigningSecret secret) {
        String id = "wh_" + UUID.randomUUID().toString().replace("-", "");
        New webhook = new New(
                id,
                Endpoint.parse("https://" + host, false),
                new BoardKey("none", "co2"),
                MoveFilter.ALL,
                BoardVersion.NEW);
        assertThat(get(store.add(webhook, KEY, secret, PLENTY))).isEqualTo(WebhookStore.Added.DONE);
        added.add(id);
        return id;
    }

    private WebhookStore store(String... keys) {
        return Stores.encryptingBy(transactions, Keyring.of(List.of(keys)));
    }

    private static String randomKey() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static <T> T get(Uni<T> result) {
        return result.await().atMost(Duration.ofSeconds(20));
    }
}
