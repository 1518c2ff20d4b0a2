package io.tandem.ranking.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import jakarta.ws.rs.core.EntityTag;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class KeptAnswersTest {
    private final AtomicInteger made = new AtomicInteger();
    private final KeptAnswers kept = new KeptAnswers(1_000_000);

    private int ask(String question, String version) {
        return kept.answer(question, new EntityTag(version), () -> {
                    int number = made.incrementAndGet();
                    return new KeptAnswers.Body(Buffer.buffer(new byte[number]), "file");
                })
                .bytes()
                .length();
    }

    @Test
    void anAnswerIsMadeOnceForEachQuestionAndVersion() {
        assertThat(ask("/tiers?by=all", "1")).isEqualTo(1);
        assertThat(ask("/tiers?by=all", "1")).isEqualTo(1);
        assertThat(ask("/tiers?by=group", "1")).isEqualTo(2);
        assertThat(ask("/tiers?by=all", "2")).isEqualTo(3);
        assertThat(ask("/tiers?by=all", "1")).isEqualTo(1);
    }

    @Test
    void thereIsNoMoreKeptThanTheBound() {
        KeptAnswers small = new KeptAnswers(10_000);
        for (int i = 0; i < 100; i++) {
            small.answer(
                    "q" + i, new EntityTag("1"), () -> new KeptAnswers.Body(Buffer.buffer(new byte[1000]), "file"));
        }

        assertThat(small.bytes()).isLessThanOrEqualTo(10_000);
    }
}
