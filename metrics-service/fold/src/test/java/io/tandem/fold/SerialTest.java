package io.tandem.fold;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SerialTest {
    private final Serial serial = new Serial();
    private final List<String> log = new ArrayList<>();
    private final List<UniEmitter<? super String>> open = new ArrayList<>();

    @Test
    void workBeginsOnlyWhenTheWorkBeforeItHasEnded() {
        start("a");
        start("b");
        assertThat(log).containsExactly("begin a");

        open.getFirst().complete("a");

        assertThat(log).containsExactly("begin a", "begin b", "end a");
        open.getLast().complete("b");
        assertThat(log).endsWith("end b");
    }

    @Test
    void aFailureDoesNotHoldUpTheNext() {
        start("a");
        start("b");

        open.getFirst().fail(new IllegalStateException("a"));

        assertThat(log).containsExactly("begin a", "begin b", "failed a");
    }

    private void start(String name) {
        serial.<String>run(() -> {
                    log.add("begin " + name);
                    return Uni.createFrom().emitter(open::add);
                })
                .subscribe()
                .with(_ -> log.add("end " + name), _ -> log.add("failed " + name));
    }

    @Test
    void manyPiecesThatEndAtOnceNeedNoStack() {
        AtomicInteger done = new AtomicInteger();
        start("a");
        for (int i = 0; i < 100_000; i++) {
            serial.run(() -> Uni.createFrom().voidItem()).subscribe().with(_ -> done.incrementAndGet());
        }
        assertThat(done).hasValue(0);

        open.getFirst().complete("a");

        assertThat(done).hasValue(100_000);
    }
}
