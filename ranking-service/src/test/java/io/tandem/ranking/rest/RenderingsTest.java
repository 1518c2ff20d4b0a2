package io.tandem.ranking.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RenderingsTest {
    @Test
    void onlySoManyAreDrawnAtOnceSoManyWaitAndTheRestAreRefused() throws InterruptedException {
        Renderings renderings = new Renderings(2, 3);
        CountDownLatch begun = new CountDownLatch(2);
        CountDownLatch go = new CountDownLatch(1);
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        List<UniAssertSubscriber<String>> asked = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            asked.add(renderings
                    .render(() -> {
                        most.accumulateAndGet(now.incrementAndGet(), Math::max);
                        begun.countDown();
                        await(go);
                        now.decrementAndGet();
                        return Thread.currentThread().getName();
                    })
                    .subscribe()
                    .withSubscriber(UniAssertSubscriber.create()));
        }
        begun.await();

        assertThatThrownBy(() -> renderings.render(() -> "more").await().atMost(Duration.ofSeconds(5)))
                .isInstanceOfSatisfying(
                        Problem.ProblemException.class,
                        refused -> assertThat(refused.problem().status()).isEqualTo(503));
        go.countDown();
        asked.forEach(one ->
                assertThat(one.awaitItem(Duration.ofSeconds(5)).getItem()).startsWith("rendering-"));
        assertThat(most).hasValue(2);
        renderings.stop();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
